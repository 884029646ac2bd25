/** Calls about roles, for the administrator. Names are not stored on the phone. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RoleInput } from '../../contract/people/roles'
import { api, ask } from '../../client/wire/calls'

const rolesKey = ['roles'] as const

export const useRoles = () => useQuery({ queryKey: rolesKey, queryFn: () => ask(api.roles.list.query()), meta: { keep: false } })

/** Search by part of a name or a whole phone number; needs at least two characters. */
export const useFoundPeople = (text: string) =>
  useQuery({
    queryKey: ['people', text],
    queryFn: () => ask(api.roles.find.query({ text })),
    enabled: Array.from(text).length >= 2,
    meta: { keep: false },
  })

export const useGiveRole = () => useChange((input: RoleInput) => api.roles.give.mutate(input))
export const useTakeRole = () => useChange((input: RoleInput) => api.roles.take.mutate(input))

function useChange<Answer>(send: (input: RoleInput) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: RoleInput) => ask(send(input)),
    onSuccess: () => client.invalidateQueries({ queryKey: rolesKey }),
  })
}
