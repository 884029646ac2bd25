/** The mark that a volunteer most likely makes next. The volunteer may always choose the other one. */
import { type Instant, minute } from '../calendar/calendar'
import type { PassKind } from './attendance'

/** Time after the arrival in which a second code is more likely a repeat than a departure, ms. */
export const STAYS_AT_LEAST = 15 * minute

/** A departure after a recorded arrival. A second departure counts, too: the latest one holds. @param inAt recorded arrival */
export const nextMark = (inAt: Instant | null): PassKind => (inAt === null ? 'in' : 'out')

/** True for a departure so soon after the arrival that it has to be confirmed. */
export const isHasty = (kind: PassKind, inAt: Instant | null, now: Instant): boolean =>
  kind === 'out' && inAt !== null && now - inAt < STAYS_AT_LEAST
