/** Many visits by one rule: what it would make, what it made, and changing or ending them together. */
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { EditSeriesInput, SeriesConsequences, SeriesPreview, SeriesView } from '../../contract/series'
import { minute } from '../../domain/calendar/calendar'
import type { SeriesPlan } from '../../domain/series/series'
import { api, ask } from '../../client/wire/calls'
import { deskKey, useDeskChange } from '../../client/activities/desk'

/** A plan as it goes to the server: the lists are its own. */
export const sentPlan = (plan: SeriesPlan) => ({
  ...plan,
  rule: plan.rule as never,
  skipDates: [...plan.skipDates],
  leadIds: [...plan.leadIds],
})

/** The series that the activity belongs to, with all of its visits. */
export const useSeries = (activityId: string) =>
  useQuery({
    queryKey: [...deskKey, 'series', activityId],
    queryFn: (): Promise<SeriesView> => ask(api.series.get.query({ activityId })),
    enabled: activityId !== '',
  })

/** The days that a plan makes; while another is asked about, the last answer stands. Null: nothing to ask yet. */
export const useSeriesPreview = (activityId: string, plan: SeriesPlan | null) =>
  useQuery({
    queryKey: ['series-preview', activityId, plan],
    queryFn: (): Promise<SeriesPreview> => ask(api.series.preview.query({ activityId, plan: sentPlan(plan as SeriesPlan) })),
    enabled: activityId !== '' && plan !== null,
    placeholderData: keepPreviousData,
    staleTime: minute,
    gcTime: minute,
    meta: { keep: false },
  })

/** An edit that is thought about: all of it but its request and its reason. */
export type SeriesThought = Omit<EditSeriesInput, 'requestId' | 'reason'>

/** What the change would do to people, asked when the sheet opens and for each choice in it. */
export const useSeriesConsequences = (change: SeriesThought) =>
  useQuery({
    ...queryOptions({
      queryKey: ['consequences', 'series', change],
      queryFn: (): Promise<SeriesConsequences> => ask(api.series.consequences.query(change)),
      gcTime: minute,
      meta: { keep: false },
    }),
    placeholderData: keepPreviousData,
  })

export const useEditSeries = () =>
  useDeskChange((requestId, input: Omit<EditSeriesInput, 'requestId'>) => api.series.edit.mutate({ ...input, requestId }))

export const useEndSeries = (activityId: string) =>
  useDeskChange((requestId, input: { reason: string }) => api.series.end.mutate({ ...input, requestId, activityId }))
