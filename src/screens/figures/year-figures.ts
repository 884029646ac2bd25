/** Calls about a year: its figures, the records behind them, closing and export. */
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Page } from '../../contract/common'
import type { Scope, YearActivitiesInput, YearActivity, YearRecord, YearRecordsInput } from '../../contract/figures/figures'
import { api, ask } from '../../client/wire/calls'
import { fetchExport } from '../../client/exports'
import { useChange } from '../../client/wire/use-change'

/** Query key shared by all answers about years. */
export const figuresKey = ['figures'] as const

/** A year's report. The previous report stays on screen while another loads. */
export const useYear = (scope: Scope, year: number, enabled: boolean) =>
  useQuery({
    queryKey: [...figuresKey, 'year', scope, year],
    queryFn: () => ask(api.figures.year.query({ scope, year })),
    placeholderData: keepPreviousData,
    enabled,
  })

const paged = <T>(page: (cursor: { cursor?: string }) => Promise<Page<T>>) => ({
  queryFn: ({ pageParam }: { pageParam: string | null }) => ask(page(pageParam === null ? {} : { cursor: pageParam })),
  initialPageParam: null as string | null,
  getNextPageParam: ({ cursor }: Page<T>) => cursor,
  // Records are not stored on the phone, since they tell who was where.
  meta: { keep: false },
})

/** Attendances behind a figure. */
export const useYearRecords = (of: Omit<YearRecordsInput, 'cursor'>, enabled: boolean) =>
  useInfiniteQuery({
    queryKey: [...figuresKey, 'records', of],
    ...paged<YearRecord>((cursor) => api.figures.records.query({ ...of, ...cursor })),
    enabled,
  })

/** Activities behind a figure. */
export const useYearActivities = (of: Omit<YearActivitiesInput, 'cursor'>, enabled: boolean) =>
  useInfiniteQuery({
    queryKey: [...figuresKey, 'activities', of],
    ...paged<YearActivity>((cursor) => api.figures.activities.query({ ...of, ...cursor })),
    enabled,
  })

/** Closes a year with its present figures. */
export function useCloseYear() {
  const client = useQueryClient()
  return useChange((requestId, input: { year: number }) => api.figures.close.mutate({ ...input, requestId }), {
    onAnswer: () => void client.invalidateQueries({ queryKey: figuresKey }),
  })
}

/** Requests the year's workbook, fetches it in parts, and opens or saves it. */
export const useExportYear = () =>
  useChange(
    async (requestId, input: { scope: Scope; year: number }) => {
      const made = await api.figures.export.mutate({ ...input, requestId })
      if (!made.ok) return made
      await fetchExport(made)
      return made
    },
    { isRepeatable: true },
  )
