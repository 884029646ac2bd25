/** How often somebody may be wrong about a short code: enough for a finger that slips, too few for guessing. */
import { type Instant, minute } from '../calendar/calendar'

export interface Attempts {
  /** Wrong ones in a row. */
  count: number
  lastAt: Instant
}

/** Wrong codes until the next one has to wait. */
export const MOST_ATTEMPTS = 5
/** From then on each wrong one has to wait so long, ms: a count that began anew would let a patient guesser go on for ever. */
export const ATTEMPTS_REST = 10 * minute

const isOver = ({ lastAt }: Attempts, now: Instant): boolean => now - lastAt >= ATTEMPTS_REST

export const mayTry = (attempts: Attempts | null, now: Instant): boolean =>
  attempts === null || attempts.count < MOST_ATTEMPTS || isOver(attempts, now)

/** One more wrong one. */
export const afterWrong = (attempts: Attempts | null, now: Instant): Attempts => ({ count: (attempts?.count ?? 0) + 1, lastAt: now })
