/** Calls about retention, for the administrator. */
import { useQuery } from '@tanstack/react-query'
import { api, ask } from '../../client/wire/calls'

const retentionKey = ['retention'] as const

export const useRetention = () => useQuery({ queryKey: retentionKey, queryFn: () => ask(api.retention.get.query()), meta: { keep: false } })

/** Counts anew at each request, since the next run may come within the minute. */
export const useDryRun = () =>
  useQuery({
    queryKey: [...retentionKey, 'dry-run'],
    queryFn: () => ask(api.retention.dryRun.query()),
    meta: { keep: false },
    enabled: false,
    gcTime: 0,
  })
