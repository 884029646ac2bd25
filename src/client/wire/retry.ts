/** Automatic retries. */
import { isRetryable } from '../../contract/codes'
import { faultOf } from './fault'

const MOST_RETRIES = 2

/** True if a query is sent again. A change is sent again by the person, with the same id. */
export function shouldRetryQuery(failures: number, error: unknown): boolean {
  const { code } = faultOf(error)
  // Without a network the next attempt fails, too; coming back online asks again.
  return code !== 'offline' && isRetryable(code) && failures < MOST_RETRIES
}

/** Pause before the next attempt, ms: a second, doubled with each failure. @param longest upper limit, ms */
export const backOff =
  (longest: number) =>
  (failures: number): number =>
    Math.min(1_000 * 2 ** failures, longest)
