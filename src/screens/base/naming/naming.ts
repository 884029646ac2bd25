/** The change of the base's name and phone, for the administrator. */
import { useQueryClient } from '@tanstack/react-query'
import type { Naming } from '../../../domain/base/naming'
import { api } from '../../../client/wire/calls'
import { useChange } from '../../../client/wire/use-change'

/** Every answer on the phone is asked for again, since the base's name stands in many. */
export function useChangeBase() {
  const client = useQueryClient()
  return useChange((requestId, input: Naming & { seen: Naming }) => api.base.change.mutate({ ...input, requestId }), {
    onAnswer: () => client.invalidateQueries(),
    isRepeatable: true,
  })
}
