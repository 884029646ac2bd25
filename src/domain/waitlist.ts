/** When a place on the waitlist can still become a seat. */
import type { ActivityTimes } from './activity'
import { type Instant, hour } from './calendar'

/** From this long before the start nobody is moved up unasked: they may have made other plans. */
export const MOVE_UP_CUTOFF = 12 * hour

/** @param byOrganiser who decides it may do so until the start */
export const mayMoveUp = (activity: Pick<ActivityTimes, 'status' | 'startsAt'>, byOrganiser: boolean, now: Instant): boolean =>
  activity.status === 'published' && now < activity.startsAt - (byOrganiser ? 0 : MOVE_UP_CUTOFF)
