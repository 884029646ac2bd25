/** Calls about the yearly assessment. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Points } from '../../../domain/figures/scoring'
import { api, ask } from '../../../client/wire/calls'
import { useRequestId } from '../../../client/wire/use-request-id'

const scoresKey = ['scores'] as const

/** Scores of the organisations that the user may read. */
export const useScores = (year: number, enabled: boolean) =>
  useQuery({ queryKey: [...scoresKey, year], queryFn: () => ask(api.scores.year.query({ year })), enabled })

/** Stores a new version of the rules, based on the displayed one. */
export function useSetPoints() {
  const client = useQueryClient()
  const requestId = useRequestId()
  return useMutation({
    mutationFn: (input: { version: number; points: Points }) =>
      ask(api.scores.setPoints.mutate({ requestId: requestId.for(JSON.stringify(input)), ...input })),
    onSuccess: () => {
      requestId.renew()
      return client.invalidateQueries({ queryKey: scoresKey })
    },
  })
}
