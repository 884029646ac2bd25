/** Memberships that volunteers declare, and the organisation's answers. Names are not stored on the phone. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { DeclaredMembership, DeclaredMemberships } from '../../contract/people/memberships'
import { api, ask } from '../../client/wire/calls'
import { useChange } from '../../client/wire/use-change'

const declaredKey = ['declared-memberships'] as const

/** Declared memberships of the organisations that the user acts for. */
export const useDeclaredMemberships = () =>
  useQuery({
    queryKey: declaredKey,
    queryFn: (): Promise<DeclaredMemberships> => ask(api.memberships.declared.query()),
    meta: { keep: false },
  })

type Declared = Pick<DeclaredMembership, 'volunteerId' | 'organisationId'>

/** Confirms a membership. */
export function useConfirmMembership() {
  const client = useQueryClient()
  return useChange((requestId, input: Declared) => api.memberships.confirm.mutate({ ...input, requestId }), {
    onAnswer: () => client.invalidateQueries({ queryKey: declaredKey }),
  })
}

/** Answers that the person is no member. */
export function useRefuseMembership() {
  const client = useQueryClient()
  return useChange((requestId, input: Declared) => api.memberships.refuse.mutate({ ...input, requestId }), {
    onAnswer: () => client.invalidateQueries({ queryKey: declaredKey }),
  })
}
