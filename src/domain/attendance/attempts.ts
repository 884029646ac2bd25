/** Limit on wrong short codes: enough for a slip of the finger, too few for guessing. */
import { type Instant, minute } from '../calendar/calendar'

export interface Attempts {
  /** Wrong codes in a row. */
  count: number
  lastAt: Instant
}

/** Wrong codes in a row before the next one has to wait. */
export const MOST_ATTEMPTS = 5
/** Wait after the fifth and each later wrong code, ms. The count is kept, so a patient guesser has one try per wait. */
export const ATTEMPTS_REST = 10 * minute

const isOver = ({ lastAt }: Attempts, now: Instant): boolean => now - lastAt >= ATTEMPTS_REST

export const mayTry = (attempts: Attempts | null, now: Instant): boolean =>
  attempts === null || attempts.count < MOST_ATTEMPTS || isOver(attempts, now)

/** The count after one more wrong code. */
export const afterWrong = (attempts: Attempts | null, now: Instant): Attempts => ({ count: (attempts?.count ?? 0) + 1, lastAt: now })
