/** Review before publishing: whose plan goes on the list at once, and whose the administrator sees first. */
import { type ActivityTimes, type PublishRefusal, decidePublication } from './activity'
import type { Instant } from './calendar'
import { type Decision, accept, firstRefusal, refuse } from './decision'

/** Where a publication leads: the administrator publishes whatever they like, and trusts organisations to do so themselves. */
export const publicationOf = (lead: { isTrusted: boolean }, actor: { isAdministrator: boolean }): 'published' | 'submitted' =>
  actor.isAdministrator || lead.isTrusted ? 'published' : 'submitted'

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
