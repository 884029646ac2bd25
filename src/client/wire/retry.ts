/** Automatic retries. */
import { isRetryable } from '../../contract/codes'
import { faultOf } from './fault'

const MOST_RETRIES = 2

/** True if a failed query is sent again. A change is sent again only by the user, with the same id. */
export function shouldRetryQuery(failures: number, error: unknown): boolean {
  const { code } = faultOf(error)
  // Without a network the next attempt would fail too. Queries are repeated when the network returns.
  return code !== 'offline' && isRetryable(code) && failures < MOST_RETRIES
}

/** Pause before the next attempt, ms: a second, doubled with each failure. @param longest upper limit, ms */
export const backOff =
  (longest: number) =>
  (failures: number): number =>
    Math.min(1_000 * 2 ** failures, longest)
