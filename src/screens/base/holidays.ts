/** Calls about a year's public holidays, for the administrator. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { HolidayDay } from '../../domain/calendar/holiday-list'
import { api, ask } from '../../client/wire/calls'
import { useChange } from '../../client/wire/use-change'

export const useHolidays = (year: number) =>
  useQuery({ queryKey: ['holidays', year], queryFn: () => ask(api.holidays.get.query({ year })), meta: { keep: false } })

/** A change of a year's list, after which deadlines and warnings are read again. */
export function useSaveHolidays() {
  const client = useQueryClient()
  return useChange(
    (requestId, input: { year: number; version: number; days: HolidayDay[] }) => api.holidays.save.mutate({ ...input, requestId }),
    { onAnswer: () => client.invalidateQueries(), isRepeatable: true },
  )
}
