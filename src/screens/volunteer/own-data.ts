/** Calls about the user's own data, and about leaving. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { fetchExport } from '../../client/exports'
import { api, ask } from '../../client/wire/calls'
import { useChange } from '../../client/wire/use-change'

/** Everything that is kept about the user. It is not stored on the phone. */
export const useOwnData = (enabled: boolean) =>
  useQuery({ queryKey: ['own-data'], queryFn: () => ask(api.ownData.get.query()), meta: { keep: false }, enabled })

/** Requests the user's data as a file, fetches it in parts, and opens or saves it. */
export const useOwnFile = (kind: 'xlsx' | 'json') =>
  useChange(
    async (requestId) => {
      const made = await api.ownData.file.mutate({ requestId, kind })
      if (made.ok) await fetchExport(made)
      return made
    },
    { isRepeatable: true },
  )

/** Consequences of leaving now. */
export const useLeavingPreview = (enabled: boolean) =>
  useQuery({
    queryKey: ['leaving'],
    queryFn: () => ask(api.leaving.preview.query()),
    meta: { keep: false },
    staleTime: 0,
    gcTime: 0,
    enabled,
  })

/** Asks to leave. */
export function useAskToLeave() {
  const client = useQueryClient()
  // Sign-ups and teams are others now, too. One may ask again after taking it back.
  const onAnswer = () => void client.invalidateQueries()
  return useChange((requestId) => api.leaving.ask.mutate({ requestId }), { onAnswer, isRepeatable: true })
}

/** Takes the request back. */
export function useStay() {
  const client = useQueryClient()
  return useChange((requestId) => api.leaving.stay.mutate({ requestId }), {
    onAnswer: () => void client.invalidateQueries(),
    isRepeatable: true,
  })
}
