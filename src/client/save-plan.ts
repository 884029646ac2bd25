/** Storing a written activity, whatever became of the attempts before. Calls are arguments: a test can lose their answers. */
import { isRetryable } from '../contract/codes'
import type { ActivityPlan, CreateAnswer, EditAnswer } from '../contract/desk'
import { faultOf } from './fault'
import type { KeptPlan, PendingSave } from './kept-plans'

export interface SaveCalls {
  create: (input: { requestId: string; activityId: string; plan: ActivityPlan }) => Promise<CreateAnswer>
  edit: (input: { requestId: string; activityId: string; version: number; plan: ActivityPlan }) => Promise<EditAnswer>
  makeId: () => string
  /** Called before each call leaves and after each answer: killed in between, the next attempt knows where this one was. */
  keep: (progress: Progress) => void
}

/** How far a plan got. */
export type Progress = Pick<KeptPlan, 'activityId' | 'version' | 'pending'>

/** What the server gives a draft that it just stored. */
const FIRST_VERSION = 1

/**
 * Creates the activity or changes it. An earlier request without an answer goes first, exactly as it was: if it had arrived,
 * the server answers as it did then, and what was typed since follows as a change.
 * @throws Fault when the server could not be asked
 */
export async function savePlan(start: Progress, plan: ActivityPlan, calls: SaveCalls): Promise<CreateAnswer | EditAnswer> {
  let progress: Progress = { activityId: start.activityId, version: start.version, pending: start.pending }
  const note = (change: Partial<Progress>) => {
    progress = { ...progress, ...change }
    calls.keep(progress)
  }
  for (;;) {
    const request = progress.pending ?? { requestId: calls.makeId(), plan }
    note({ pending: request })
    let answer: CreateAnswer | EditAnswer
    try {
      answer = await send(progress, request, calls)
    } catch (error) {
      if (!mayHaveArrived(error)) note({ pending: null })
      throw error
    }
    note({ pending: null, ...(answer.ok ? { version: 'version' in answer ? answer.version : FIRST_VERSION } : {}) })
    // If the answer was to an earlier text, now this one.
    if (JSON.stringify(request.plan) === JSON.stringify(plan)) return answer
  }
}

function send({ activityId, version }: Progress, { requestId, plan }: PendingSave, { create, edit }: SaveCalls) {
  return version === null ? create({ requestId, activityId, plan }) : edit({ requestId, activityId, version, plan })
}

/** Of a refused call nothing is stored; of one without an answer nobody knows. */
function mayHaveArrived(error: unknown): boolean {
  const { code } = faultOf(error)
  return isRetryable(code) || code === 'unreadable'
}
