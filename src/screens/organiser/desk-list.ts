/** The list of activities on the desk, in pages, and the number of past visits that leave work. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { DeskListInput, DeskPage } from '../../contract/activities/desk-list'
import { api, ask } from '../../client/wire/calls'
import { deskKey } from '../../client/activities/desk'

export type DeskFilter = Omit<DeskListInput, 'cursor'>

/** Activities that this person may organise. Answers to a search are not stored on the phone. */
export const useDesk = (filter: DeskFilter) =>
  useInfiniteQuery({
    queryKey: [...deskKey, 'list', filter],
    queryFn: ({ pageParam }) => ask(api.desk.list.query({ ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }: DeskPage) => cursor,
    meta: { keep: !filter.text },
  })

/** Past visits that leave work, counted. */
export const useUnfinished = () => useQuery({ queryKey: [...deskKey, 'unfinished'], queryFn: () => ask(api.desk.unfinished.query()) })
