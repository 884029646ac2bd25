/** When a place on the waitlist can still become a seat. */
import type { ActivityTimes } from './activity'
import { type Instant, hour } from './calendar'

/** From this long before the start nobody is moved up unasked: they may have made other plans. */
export const MOVE_UP_CUTOFF = 12 * hour

export const mayMoveUp = (activity: ActivityTimes, now: Instant): boolean =>
  activity.status === 'published' && now < activity.startsAt - MOVE_UP_CUTOFF
