/** An outreach visit on one day at one place, and its state. */
import { type Decision, accept, firstRefusal, refuse } from '../decision'
import { type Instant, hour } from '../calendar/calendar'

export type ActivityStatus =
  /** Seen by its organisers only. */
  | 'draft'
  /** A draft that waits for the administrator: the organisation is not trusted to publish by itself. */
  | 'submitted'
  /** Listed; people may sign up within the window. */
  | 'published'
  /** Called off. Stays visible so that nobody goes there in vain. */
  | 'cancelled'

/** Statuses that residents and volunteers do not see. */
export const UNLISTED: readonly ActivityStatus[] = ['draft', 'submitted']
export const isUnlisted = ({ status }: { status: ActivityStatus }): boolean => UNLISTED.includes(status)

/** Visits of a list: those that take place or may, and those called off, which are no longer counted with them. */
export interface VisitCount {
  visits: number
  cancelled: number
}

export function countVisits(list: readonly { status: ActivityStatus }[]): VisitCount {
  const cancelled = list.filter(({ status }) => status === 'cancelled').length
  return { visits: list.length - cancelled, cancelled }
}

/** The facts of an activity that its rules need. */
export interface ActivityTimes {
  status: ActivityStatus
  startsAt: Instant
  endsAt: Instant
  /** Start of sign-up. */
  signUpOpensAt: Instant
  /** End of sign-up; never later than the end of the activity. */
  signUpClosesAt: Instant
  /** Deadline for withdrawing without the organiser. */
  withdrawUntil: Instant
  /** Deadline for a team's names; seats without one are then released. */
  namesUntil: Instant
}

/** Progress of an activity at a moment. Screens and rules use it instead of status and times. */
export type Phase =
  | 'draft'
  | 'submitted'
  | 'cancelled'
  /** Published; the sign-up window has not begun. */
  | 'announced'
  | 'open'
  /** Sign-up is over; the visit has not begun. */
  | 'closed'
  | 'running'
  | 'ended'

/** `open` ends with the window or with the start of the visit, whichever comes first. */
export function phaseOf(activity: ActivityTimes, now: Instant): Phase {
  if (activity.status !== 'published') return activity.status
  if (now >= activity.endsAt) return 'ended'
  if (now >= activity.startsAt) return 'running'
  if (now >= activity.signUpClosesAt) return 'closed'
  return now < activity.signUpOpensAt ? 'announced' : 'open'
}

/** Notice before the start for a volunteer's withdrawal, unless the organiser says otherwise. */
export const DEFAULT_WITHDRAWAL_NOTICE = 24 * hour

/** Notice before the start for a team's names, unless the organiser says otherwise: early enough for the waitlist. */
export const DEFAULT_NAMES_NOTICE = 24 * hour

/** Longest visit: a longer one is a typing error, and a two-day trip is two activities. */
export const LONGEST_ACTIVITY = 24 * hour

/** Default windows: sign-up from now until the start, withdrawal and names until a day before. */
export const defaultWindows = (startsAt: Instant, now: Instant) => ({
  signUpOpensAt: Math.min(now, startsAt),
  signUpClosesAt: startsAt,
  withdrawUntil: startsAt - DEFAULT_WITHDRAWAL_NOTICE,
  namesUntil: startsAt - DEFAULT_NAMES_NOTICE,
})

/** Why a plan cannot be stored, in the order the reasons are checked. */
export type PlanRefusal =
  | 'ends-before-start'
  /** Longer than {@link LONGEST_ACTIVITY}. */
  | 'too-long'
  /** Sign-up would end before it begins, or after the visit. */
  | 'window-wrong'

export function checkPlan(plan: Omit<ActivityTimes, 'status'>): Decision<PlanRefusal> {
  return firstRefusal<PlanRefusal>([
    plan.endsAt > plan.startsAt ? accept : refuse('ends-before-start'),
    plan.endsAt - plan.startsAt <= LONGEST_ACTIVITY ? accept : refuse('too-long'),
    plan.signUpOpensAt <= plan.signUpClosesAt &&
    plan.signUpClosesAt <= plan.endsAt &&
    plan.withdrawUntil <= plan.startsAt &&
    plan.namesUntil <= plan.startsAt
      ? accept
      : refuse('window-wrong'),
  ])
}

/** Why a draft cannot be published, in the order the reasons are checked. */
export type PublishRefusal =
  | 'already-published'
  /** The draft waits for the administrator's review. */
  | 'already-submitted'
  | 'already-cancelled'
  /** The visit would begin in the past. */
  | 'start-in-past'
  /** No volunteer could sign up. */
  | 'no-positions'
  /** Residents would not learn what they get. */
  | 'no-services'

export function decidePublication(
  activity: ActivityTimes,
  counts: { positions: number; services: number },
  now: Instant,
): Decision<PublishRefusal> {
  return firstRefusal<PublishRefusal>([
    activity.status === 'published' ? refuse('already-published') : accept,
    activity.status === 'submitted' ? refuse('already-submitted') : accept,
    activity.status === 'cancelled' ? refuse('already-cancelled') : accept,
    activity.startsAt > now ? accept : refuse('start-in-past'),
    counts.positions > 0 ? accept : refuse('no-positions'),
    counts.services > 0 ? accept : refuse('no-services'),
  ])
}

/** Why an activity cannot be called off, in the order the reasons are checked. */
export type CancellationRefusal =
  /** A draft: volunteers have not seen it, and cancelling would announce it. */
  | 'not-published'
  | 'already-cancelled'
  /** The visit has begun, and its attendance is a record. */
  | 'already-begun'
  | 'already-ended'

export function decideCancellation(activity: ActivityTimes, now: Instant): Decision<CancellationRefusal> {
  switch (phaseOf(activity, now)) {
    case 'draft':
    case 'submitted':
      return refuse('not-published')
    case 'cancelled':
      return refuse('already-cancelled')
    case 'running':
      return refuse('already-begun')
    case 'ended':
      return refuse('already-ended')
    case 'announced':
    case 'open':
    case 'closed':
      return accept
  }
}

/** Why an activity can no longer be edited. After its start its facts are a record. */
export type EditRefusal = 'already-cancelled' | 'already-begun'

export function decideEdit(activity: ActivityTimes, now: Instant): Decision<EditRefusal> {
  if (activity.status === 'cancelled') return refuse('already-cancelled')
  return activity.status === 'published' && now >= activity.startsAt ? refuse('already-begun') : accept
}

/** Time before the start and after the end in which a mark is plausible. */
export const PLAUSIBLE_MARGIN = 3 * hour

/** True for two visits that share any time. A visit that ends when the other begins does not overlap it. */
export const overlap = (one: Pick<ActivityTimes, 'startsAt' | 'endsAt'>, other: Pick<ActivityTimes, 'startsAt' | 'endsAt'>): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt
