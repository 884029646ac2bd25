/** Calls about roles, for the administrator. Names are not stored on the phone. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { RoleAnswer, RoleInput } from '../../contract/people/roles'
import { api, ask } from '../../client/wire/calls'
import { type SendChange, useChange } from '../../client/wire/use-change'

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

/** A role to give or to take. */
type Role = Omit<RoleInput, 'requestId'>

export const useGiveRole = () => useRoleChange((requestId, role) => api.roles.give.mutate({ ...role, requestId }))
export const useTakeRole = () => useRoleChange((requestId, role) => api.roles.take.mutate({ ...role, requestId }))

function useRoleChange(send: SendChange<Role, RoleAnswer>) {
  const client = useQueryClient()
  return useChange(send, { onAnswer: () => client.invalidateQueries({ queryKey: rolesKey }), isRepeatable: true })
}
