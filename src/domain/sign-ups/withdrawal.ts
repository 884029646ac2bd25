/** Rule for withdrawing a sign-up. */
import { type ActivityTimes } from '../activities/activity'
import { type Instant } from '../calendar/calendar'
import { type Decision, accept, refuse } from '../decision'
import { type SignUpStatus, isLive } from './sign-up'

/** Why a sign-up cannot be withdrawn, in the order the reasons are checked. */
export type WithdrawalRefusal =
  /** The sign-up was withdrawn or cancelled before. */
  | 'not-signed-up'
  /** The visit has begun. A volunteer who does not come is absent, not withdrawn. */
  | 'already-begun'
  /** The activity's deadline has passed; from then on its organiser decides. */
  | 'past-withdrawal-deadline'

/**
 * Volunteers may withdraw until the deadline, organisers until the start.
 * A waiting volunteer holds no seat, so they may leave the waitlist until the start.
 */
export function decideWithdrawal(
  status: SignUpStatus,
  activity: Pick<ActivityTimes, 'startsAt' | 'withdrawUntil'>,
  by: 'volunteer' | 'organiser',
  now: Instant,
): Decision<WithdrawalRefusal> {
  if (!isLive(status)) return refuse('not-signed-up')
  if (now >= activity.startsAt) return refuse('already-begun')
  if (by === 'organiser' || status === 'waitlisted') return accept
  return now < activity.withdrawUntil ? accept : refuse('past-withdrawal-deadline')
}
