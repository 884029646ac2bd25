/** Agreement of two clocks. A host whose clock has jumped would end names deadlines and reservations that are still to come. */
import { type Instant, minute } from './calendar'

/** Largest difference between the clocks of a host and its database at which the clock alone may decide, ms. */
export const LARGEST_DIFFERENCE = 2 * minute

/**
 * Time by which the other clock is ahead, ms; negative when it is behind, 0 for a time that may be the same.
 * @param asked own time before the other clock was read
 * @param answered own time after it was read
 */
export function aheadBy(other: Instant, asked: Instant, answered: Instant): number {
  if (other > answered) return other - answered
  return other < asked ? other - asked : 0
}

/** @param ahead see {@link aheadBy} */
export const clocksAgree = (ahead: number): boolean => Math.abs(ahead) <= LARGEST_DIFFERENCE
