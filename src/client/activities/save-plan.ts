/** Storing a written activity, whatever became of the attempts before. Calls are arguments: a test can lose their answers. */
import type { ActivityPlan, CreateAnswer, EditAnswer } from '../../contract/activities/desk'
import { mayHaveArrived } from '../wire/fault'
import type { PlanDraft, PendingSave, PlanChange } from './plan-drafts'

export interface SaveCalls {
  create: (input: { requestId: string; activityId: string; plan: ActivityPlan }) => Promise<CreateAnswer>
  edit: (input: PendingSave & { activityId: string; version: number }) => Promise<EditAnswer>
  makeId: () => string
  /** Called before each call leaves and after each answer: killed in between, the next attempt knows where this one was. */
  keep: (progress: Progress) => void
}

/** How far a plan got. */
export type Progress = Pick<PlanDraft, 'activityId' | 'version' | 'pending'>

/** What the server gives a draft that it just stored. */
const FIRST_VERSION = 1

/**
 * Creates the activity or changes it. An earlier request without an answer goes first, exactly as it was: if it had arrived,
 * the server answers as it did then, and what was typed since follows as a change.
 * @throws Fault when the server could not be asked
 */
export async function savePlan(start: Progress, change: PlanChange, calls: SaveCalls): Promise<CreateAnswer | EditAnswer> {
  let progress: Progress = { activityId: start.activityId, version: start.version, pending: start.pending }
  const note = (news: Partial<Progress>) => {
    progress = { ...progress, ...news }
    calls.keep(progress)
  }
  for (;;) {
    const earlier = progress.pending
    const request = earlier ?? { requestId: calls.makeId(), ...change }
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
    if (!earlier || isSettled(earlier, answer, change)) return answer
  }
}

/**
 * What an earlier request without an answer came to; null when there is none.
 * @throws Fault when the server could not be asked
 */
export const settlePending = (start: Progress, calls: SaveCalls): Promise<CreateAnswer | EditAnswer | null> =>
  start.pending ? savePlan(start, start.pending, calls) : Promise.resolve(null)

/** The same text stored once is stored, whoever was named with it: naming somebody else again would cost a second person the seat. */
const isSettled = (earlier: PlanChange, answer: { ok: boolean }, { plan, toWaitlist }: PlanChange): boolean =>
  isSame(earlier.plan, plan) && (answer.ok || isSame(earlier.toWaitlist, toWaitlist))

/** Two plain values that say the same. */
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

function send({ activityId, version }: Progress, request: PendingSave, { create, edit }: SaveCalls) {
  const { requestId, plan } = request
  return version === null ? create({ requestId, activityId, plan }) : edit({ ...request, activityId, version })
}
