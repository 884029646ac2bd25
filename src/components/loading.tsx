import type { UseQueryResult } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { Fault } from '../client/wire/fault'
import { Failed } from './empty'
import { Skeleton } from './skeleton'

interface LoadingProps {
  /** The queries that the content needs. */
  queries: readonly Pick<UseQueryResult, 'data' | 'isError' | 'error' | 'refetch'>[]
  /** True if the page's address lacks a parameter. */
  isBroken?: boolean
  shape: ComponentProps<typeof Skeleton>['shape']
  wayBack?: ComponentProps<typeof Failed>['wayBack']
}

/** Placeholder until every query has data, or the first failure with the next step. */
export function Loading({ queries, isBroken = false, shape, wayBack }: LoadingProps) {
  const failed = queries.filter(({ data, isError }) => isError && !data)
  if (!isBroken && failed.length === 0) return <Skeleton shape={shape} />
  const error = isBroken ? new Fault('not-found') : failed[0]?.error
  return <Failed error={error} onRetry={() => failed.forEach(({ refetch }) => void refetch())} wayBack={wayBack} />
}
