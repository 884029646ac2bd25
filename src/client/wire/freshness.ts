/** Whether a screen shows what the server said last, or what it said some time ago. */
import type { UseQueryResult } from '@tanstack/react-query'
import { clockOffset } from '../phone/clock'
import { isOutOfReach } from './fault'

/** What of a query decides it. */
export type Shown = Pick<UseQueryResult, 'data' | 'dataUpdatedAt' | 'error' | 'failureReason'>

/**
 * When the oldest of these answers was given; null when all is well.
 * @param isOnline the phone's own word: without a network every answer is an earlier one
 */
export function shownSince(queries: readonly Shown[], isOnline: boolean): number | null {
  const old = queries.filter((query) => query.data !== undefined && (!isOnline || isOutOfReach(query.failureReason ?? query.error)))
  if (old.length === 0) return null
  return Math.min(...old.map((query) => query.dataUpdatedAt)) + (clockOffset() ?? 0)
}
