/** Review before publishing: trusted organisations publish at once, others with the administrator's approval. */
import { type ActivityTimes, type PublishRefusal, decidePublication } from './activity'
import type { Instant } from '../calendar/calendar'
import { type Decision, accept, firstRefusal, refuse } from '../decision'
import { type Actor, may } from '../people/permission'

/** An organisation that runs an activity. */
export interface HostOrganisation {
  id: string
  isLead: boolean
  isTrusted: boolean
}

/**
 * Status after an actor publishes. The administrator always publishes; others do if the lead is trusted and they act for one of
 * the activity's trusted organisations. Anything else is submitted.
 */
export function publicationOf(runners: readonly HostOrganisation[], actor: Actor): 'published' | 'submitted' {
  const isLeadTrusted = runners.some(({ isLead, isTrusted }) => isLead && isTrusted)
  const isTrusted = isLeadTrusted && runners.some((runner) => runner.isTrusted && may(actor).actFor(runner.id))
  return actor.isAdministrator || isTrusted ? 'published' : 'submitted'
}

/** True if the actor's changes of a published activity's text, and its pictures, wait for the administrator. */
export const isTextReviewed = (status: ActivityTimes['status'], runners: readonly HostOrganisation[], actor: Actor): boolean =>
  status === 'published' && publicationOf(runners, actor) === 'submitted'

/** Why a submission cannot be decided: its organiser took it back, or another administrator has decided it already. */
export type SubmissionRefusal = 'not-submitted'

export const decideReview = ({ status }: Pick<ActivityTimes, 'status'>): Decision<SubmissionRefusal> =>
  status === 'submitted' ? accept : refuse('not-submitted')

/** Approval checks the rules of publication again: the start may have passed since the submission. */
export const decideApproval = (
  activity: ActivityTimes,
  counts: { positions: number; services: number },
  now: Instant,
): Decision<SubmissionRefusal | PublishRefusal> =>
  firstRefusal<SubmissionRefusal | PublishRefusal>([
    decideReview(activity),
    decidePublication({ ...activity, status: 'draft' }, counts, now),
  ])
