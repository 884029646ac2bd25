/** Review before publishing: whose plan goes on the list at once, and whose the administrator sees first. */
import { type ActivityTimes, type PublishRefusal, decidePublication } from './activity'
import type { Instant } from '../calendar/calendar'
import { type Decision, accept, firstRefusal, refuse } from '../decision'
import { type Actor, may } from '../people/permission'

/** An organisation that runs an activity. */
export interface Runner {
  id: string
  isLead: boolean
  isTrusted: boolean
}

/**
 * Where a publication leads: the administrator publishes whatever they like, and trusts organisations to do so themselves. In a
 * trusted lead's name nobody does it who acts for none that is trusted.
 */
export function publicationOf(runners: readonly Runner[], actor: Actor): 'published' | 'submitted' {
  const isLeadTrusted = runners.some(({ isLead, isTrusted }) => isLead && isTrusted)
  const isTrusted = isLeadTrusted && runners.some((runner) => runner.isTrusted && may(actor).actFor(runner.id))
  return actor.isAdministrator || isTrusted ? 'published' : 'submitted'
}

/** Taken back, or decided by somebody else meanwhile. */
export type SubmissionRefusal = 'not-submitted'

export const decideReview = ({ status }: Pick<ActivityTimes, 'status'>): Decision<SubmissionRefusal> =>
  status === 'submitted' ? accept : refuse('not-submitted')

/** What was fine when it was submitted may be over by now. */
export const decideApproval = (
  activity: ActivityTimes,
  counts: { positions: number; services: number },
  now: Instant,
): Decision<SubmissionRefusal | PublishRefusal> =>
  firstRefusal<SubmissionRefusal | PublishRefusal>([
    decideReview(activity),
    decidePublication({ ...activity, status: 'draft' }, counts, now),
  ])
