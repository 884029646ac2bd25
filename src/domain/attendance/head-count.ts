/** Numbers of people at a visit, the same at the door and in the review. */
import type { Instant } from '../calendar/calendar'

export interface Head {
  /** True for a person who signed up; false for a walk-in. */
  isExpected: boolean
  inAt: Instant | null
  outAt: Instant | null
}

export interface HeadCount {
  /** People signed up. */
  expected: number
  /** People who came, walk-ins included. */
  present: number
  /** People signed up who did not come. */
  missing: number
  /** People who came and have left. */
  left: number
}

export function countHeads(heads: readonly Head[]): HeadCount {
  const here = heads.filter(({ inAt }) => inAt !== null)
  return {
    expected: heads.filter(({ isExpected }) => isExpected).length,
    present: here.length,
    missing: heads.filter(({ isExpected, inAt }) => isExpected && inAt === null).length,
    left: here.filter(({ outAt }) => outAt !== null).length,
  }
}
