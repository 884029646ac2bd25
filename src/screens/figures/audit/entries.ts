/** Calls about the audit log. */
import { useInfiniteQuery } from '@tanstack/react-query'
import type { AuditInput } from '../../../contract/audit'
import { api, ask } from '../../../client/wire/calls'

type Answer = Awaited<ReturnType<typeof api.audit.list.query>>
export type AuditLine = Answer['items'][number]
/** All actions of the log. */
export type AuditAction = AuditLine['action']

/** Pages of the log, latest first. They are not stored on the phone. */
export const useAudit = (filter: Omit<AuditInput, 'cursor'>, enabled: boolean) =>
  useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => ask(api.audit.list.query({ ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) })),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Answer) => page.cursor,
    meta: { keep: false },
    enabled,
  })
