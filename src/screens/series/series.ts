/** Calls about series: preview, visits, and changing or ending them together. */
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { EditSeriesInput, SeriesConsequences, SeriesPreview, SeriesView } from '../../contract/series'
import { minute } from '../../domain/calendar/calendar'
import type { SeriesPlan } from '../../domain/series/series'
import { api, ask } from '../../client/wire/calls'
import { deskKey, useDeskChange } from '../../client/activities/desk'

/** A plan to send, with copies of its lists. */
export const sentPlan = (plan: SeriesPlan) => ({
  ...plan,
  rule: plan.rule as never,
  skipDates: [...plan.skipDates],
  leadIds: [...plan.leadIds],
})

/** The activity's series, with all its visits. */
export const useSeries = (activityId: string) =>
  useQuery({
    queryKey: [...deskKey, 'series', activityId],
    queryFn: (): Promise<SeriesView> => ask(api.series.get.query({ activityId })),
    enabled: activityId !== '',
  })

/** Days of a plan. The previous answer stays while another loads. @param plan null while the form is incomplete */
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

/** An edit under consideration, without its request id and reason. */
export type ProposedSeriesEdit = Omit<EditSeriesInput, 'requestId' | 'reason'>

/** Consequences of the change, requested when the sheet opens and for each choice in it. */
export const useSeriesConsequences = (change: ProposedSeriesEdit) =>
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
