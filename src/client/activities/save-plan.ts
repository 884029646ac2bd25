/**
 * Storing an activity after earlier attempts that may or may not have arrived. Calls are arguments, so that a test can lose their
 * answers.
 */
import type { ActivityPlan, CreateAnswer, EditAnswer } from '../../contract/activities/desk'
import { mayHaveArrived } from '../wire/fault'
import type { PlanDraft, PendingSave, PlanChange } from './plan-drafts'

export interface SaveCalls {
  create: (input: { requestId: string; activityId: string; plan: ActivityPlan }) => Promise<CreateAnswer>
  edit: (input: PendingSave & { activityId: string; version: number }) => Promise<EditAnswer>
  makeId: () => string
  /** Called before each call and after each answer, so that an attempt after a crash knows the progress of this attempt. */
  keep: (progress: Progress) => void
}

/** Progress of storing a plan. */
export type Progress = Pick<PlanDraft, 'activityId' | 'version' | 'pending'>

/** Version of an activity that the server just created. */
const FIRST_VERSION = 1

/**
 * Creates or changes the activity. An earlier request without an answer is sent first, unchanged: if it had arrived,
 * the server repeats its first answer, and the text typed since follows as a change.
 * @throws Fault when the server cannot be reached
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
    // If the answer was for an earlier text, the present text follows.
    if (!earlier || isSettled(earlier, answer, change)) return answer
  }
}

/**
 * Result of an earlier request without an answer; null when there is none.
 * @throws Fault when the server cannot be reached
 */
export const settlePending = (start: Progress, calls: SaveCalls): Promise<CreateAnswer | EditAnswer | null> =>
  start.pending ? savePlan(start, start.pending, calls) : Promise.resolve(null)

/**
 * True if the earlier request's answer holds for this change, too. Once the plan is stored, a new choice of people for the waitlist
 * would cost a second person the seat.
 */
const isSettled = (earlier: PlanChange, answer: { ok: boolean }, { plan, toWaitlist }: PlanChange): boolean =>
  isSame(earlier.plan, plan) && (answer.ok || isSame(earlier.toWaitlist, toWaitlist))

/** Equality of two plain values by their JSON. */
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

function send({ activityId, version }: Progress, request: PendingSave, { create, edit }: SaveCalls) {
  const { requestId, plan } = request
  return version === null ? create({ requestId, activityId, plan }) : edit({ ...request, activityId, version })
}
