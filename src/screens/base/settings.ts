/** Calls about the base's settings, for the administrator. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ServiceBegins } from '../../domain/attendance/served'
import { api, ask } from '../../client/wire/calls'
import { useChange } from '../../client/wire/use-change'

const settingsKey = ['settings'] as const

export const useSettings = () => useQuery({ queryKey: settingsKey, queryFn: () => ask(api.settings.get.query()), meta: { keep: false } })

export function useSetServiceBegins() {
  const client = useQueryClient()
  return useChange((requestId, begins: ServiceBegins) => api.settings.setServiceBegins.mutate({ requestId, begins }), {
    onAnswer: () => client.invalidateQueries({ queryKey: settingsKey }),
    isRepeatable: true,
  })
}
