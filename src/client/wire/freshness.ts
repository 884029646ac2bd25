/** Age of the answers that a screen shows. */
import type { UseQueryResult } from '@tanstack/react-query'
import { clockOffset } from '../phone/clock'
import { isOutOfReach } from './fault'

/** The fields of a query from which its age follows. */
export type ShownQuery = Pick<UseQueryResult, 'data' | 'dataUpdatedAt' | 'error' | 'failureReason'>

/**
 * Time of the oldest of these answers; null if all are current.
 * @param isOnline the phone's own report; without a network every answer counts as old
 */
export function shownSince(queries: readonly ShownQuery[], isOnline: boolean): number | null {
  const old = queries.filter((query) => query.data !== undefined && (!isOnline || isOutOfReach(query.failureReason ?? query.error)))
  if (old.length === 0) return null
  return Math.min(...old.map((query) => query.dataUpdatedAt)) + (clockOffset() ?? 0)
}
