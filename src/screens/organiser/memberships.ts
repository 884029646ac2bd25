/** Memberships that volunteers declare, and the organisation's answers. Names are not stored on the phone. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { DeclaredAnswer, DeclaredMembership, DeclaredMemberships } from '../../contract/people/memberships'
import { api, ask } from '../../client/wire/calls'
import { type SendChange, useChange } from '../../client/wire/use-change'

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
export const useConfirmMembership = () => useAnswer((requestId, input: Declared) => api.memberships.confirm.mutate({ ...input, requestId }))

/** Answers that the person is no member. */
export const useRefuseMembership = () => useAnswer((requestId, input: Declared) => api.memberships.refuse.mutate({ ...input, requestId }))

function useAnswer(send: SendChange<Declared, DeclaredAnswer>) {
  const client = useQueryClient()
  return useChange(send, { onAnswer: () => client.invalidateQueries({ queryKey: declaredKey }) })
}
