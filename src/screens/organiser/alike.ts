/** People who look alike, and their joining. Names are not stored on the phone. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { AlikeView } from '../../contract/people/alike'
import { api, ask } from '../../client/wire/calls'
import { useChange } from '../../client/wire/use-change'

const alikeKey = ['alike-people'] as const

/** Findings about people of the organisations that the user acts for, and joinings that can still be undone. */
export const useAlikePeople = () =>
  useQuery({
    queryKey: alikeKey,
    queryFn: (): Promise<AlikeView> => ask(api.people.alike.query()),
    meta: { keep: false },
  })

/** The person to keep, and the other. */
export interface Pair {
  keptId: string
  joinedId: string
}

/** Joins two people. */
export function useJoinPeople() {
  const client = useQueryClient()
  return useChange((requestId, pair: Pair) => api.people.join.mutate({ ...pair, requestId }), {
    onAnswer: () => client.invalidateQueries({ queryKey: alikeKey }),
  })
}

/** Answers that two people who look alike are two. */
export function useTellApart() {
  const client = useQueryClient()
  return useChange((requestId, pair: Pair) => api.people.tellApart.mutate({ ...pair, requestId }), {
    onAnswer: () => client.invalidateQueries({ queryKey: alikeKey }),
  })
}

/** Undoes a joining. */
export function useUndoJoining() {
  const client = useQueryClient()
  return useChange((requestId, input: { joiningId: string }) => api.people.undo.mutate({ ...input, requestId }), {
    onAnswer: () => client.invalidateQueries({ queryKey: alikeKey }),
  })
}
