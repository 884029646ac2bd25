/** The base's organisations, for its administrator. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OrganisationView } from '../../contract/people/organisations'
import { api, ask } from '../../client/wire/calls'

const organisationsKey = ['organisations'] as const

export const useOrganisations = () => useQuery({ queryKey: organisationsKey, queryFn: () => ask(api.organisations.list.query()) })

/** What an administrator writes of an organisation. */
export type OrganisationWords = Pick<OrganisationView, 'name' | 'shortName' | 'kind' | 'aliases' | 'isTrusted'>

/** Adds one, or changes the one that is named. */
export const useSaveOrganisation = () =>
  useChange((input: OrganisationWords & { requestId: string; organisationId: string | null }) => {
    const { organisationId, ...words } = input
    return organisationId === null ? api.organisations.add.mutate(words) : api.organisations.edit.mutate({ ...words, organisationId })
  })

export const useMergeOrganisations = () =>
  useChange((input: { requestId: string; fromId: string; intoId: string }) => api.organisations.merge.mutate(input))

/** The name of an organisation stands in nearly every answer: all of them are asked again. */
function useChange<Input, Answer>(send: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: (input: Input) => ask(send(input)), onSuccess: () => client.invalidateQueries() })
}
