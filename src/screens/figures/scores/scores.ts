/** The yearly assessment. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Points } from '../../../domain/figures/scoring'
import { api, ask } from '../../../client/wire/calls'
import { useRequestId } from '../../../client/wire/use-request-id'

const scoresKey = ['scores'] as const

/** Of the organisations that this person may see. */
export const useScores = (year: number, enabled: boolean) =>
  useQuery({ queryKey: [...scoresKey, year], queryFn: () => ask(api.scores.year.query({ year })), enabled })

/** A new version of the rules, made of the one that was looked at. */
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
