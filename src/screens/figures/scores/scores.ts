/** Calls about the yearly assessment. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Points } from '../../../domain/figures/scoring'
import { api, ask } from '../../../client/wire/calls'
import { useChange } from '../../../client/wire/use-change'

const scoresKey = ['scores'] as const

/** Scores of the organisations that the user may read. */
export const useScores = (year: number, enabled: boolean) =>
  useQuery({ queryKey: [...scoresKey, year], queryFn: () => ask(api.scores.year.query({ year })), enabled })

/** Stores a new version of the rules, based on the displayed version. */
export function useSetPoints() {
  const client = useQueryClient()
  return useChange((requestId, input: { version: number; points: Points }) => api.scores.setPoints.mutate({ ...input, requestId }), {
    onAnswer: () => client.invalidateQueries({ queryKey: scoresKey }),
    isRepeatable: true,
  })
}
