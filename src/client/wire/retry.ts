/** When a call is made again without anybody asking for it. */
import { isRetryable } from '../../contract/codes'
import { faultOf } from './fault'

const MOST_RETRIES = 2

/** Queries only: a request is sent again by the person, with the same id. */
export function shouldAskAgain(failures: number, error: unknown): boolean {
  const { code } = faultOf(error)
  // Without a network the next attempt fails like this one; coming back online asks again.
  return code !== 'offline' && isRetryable(code) && failures < MOST_RETRIES
}

/** Pause before the next attempt, ms: a second, doubled with each failure. @param longest where the pauses end */
export const backOff =
  (longest: number) =>
  (failures: number): number =>
    Math.min(1_000 * 2 ** failures, longest)
