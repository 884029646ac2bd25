/** The list of activities, and one activity. */
import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ActivityCard, ListActivitiesInput } from '../../contract/activities/activities'
import type { Page } from '../../contract/common'
import { hour } from '../../domain/calendar/calendar'
import { api, ask } from '../wire/calls'

/** Filters of the list. */
export type ActivityFilter = Pick<ListActivitiesInput, 'category' | 'town' | 'organisation' | 'text' | 'when' | 'from' | 'until'>

/** Prefix of the query keys of all answers that name an activity or count its seats. */
export const activitiesKey = ['activities'] as const
export const listKey = (filter: ActivityFilter) => [...activitiesKey, 'list', filter] as const
export const detailKey = (activityId: string) => [...activitiesKey, 'detail', activityId] as const

export const vocabularyKey = ['vocabulary'] as const

/** Pages of cards in the order that the filter gives. @param isAsked false for a list that is not needed now */
export const useActivities = (filter: ActivityFilter, isAsked = true) =>
  useInfiniteQuery({
    enabled: isAsked,
    queryKey: listKey(filter),
    queryFn: ({ pageParam }) => ask(api.activities.list.query({ ...filter, ...(pageParam ? { cursor: pageParam } : {}) })),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page<ActivityCard>) => page.cursor,
    meta: { keep: !filter.text },
  })

/** Conditions that narrowed a list which found nothing, and visits beyond them. */
export const useNothingFound = ({ organisation: _, ...filter }: ActivityFilter) =>
  useQuery({
    queryKey: [...activitiesKey, 'nothing-found', filter] as const,
    queryFn: () => ask(api.activities.nothingFound.query(filter)),
    meta: { keep: false },
  })

/** An activity in full. */
export const useActivity = (activityId: string) =>
  useQuery({
    queryKey: detailKey(activityId),
    queryFn: () => ask(api.activities.get.query({ activityId })),
    enabled: activityId !== '',
  })

/** An activity's card from a list already loaded, so that the heading can be shown while the rest loads. */
export function useKnownCard(activityId: string): ActivityCard | undefined {
  const lists = useQueryClient().getQueriesData<InfiniteData<Page<ActivityCard>>>({ queryKey: [...activitiesKey, 'list'] })
  for (const [, data] of lists)
    for (const page of data?.pages ?? []) {
      const card = page.items.find((item) => item.id === activityId)
      if (card) return card
    }
  return undefined
}

/**
 * The base, and its categories, towns, skills and organisations; they change a few times a year. A base that nobody has founded is asked
 * for again each time.
 */
export const useVocabulary = () =>
  useQuery({
    queryKey: vocabularyKey,
    queryFn: () => ask(api.vocabulary.get.query()),
    staleTime: ({ state }) => (state.data?.base === null ? 0 : hour),
  })
