/** Calls about organisations, for the administrator. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OrganisationView } from '../../contract/people/organisations'
import { api, ask } from '../../client/wire/calls'

const organisationsKey = ['organisations'] as const

export const useOrganisations = () => useQuery({ queryKey: organisationsKey, queryFn: () => ask(api.organisations.list.query()) })

/** An organisation as the administrator edits it. */
export type OrganisationWords = Pick<OrganisationView, 'name' | 'shortName' | 'kind' | 'aliases' | 'isTrusted'>

/** Adds an organisation, or edits the one with the given id. */
export const useSaveOrganisation = () =>
  useChange((input: OrganisationWords & { requestId: string; organisationId: string | null }) => {
    const { organisationId, ...words } = input
    return organisationId === null ? api.organisations.add.mutate(words) : api.organisations.edit.mutate({ ...words, organisationId })
  })

export const useMergeOrganisations = () =>
  useChange((input: { requestId: string; fromId: string; intoId: string }) => api.organisations.merge.mutate(input))

/** Refreshes every answer, since nearly all contain names of organisations. */
function useChange<Input, Answer>(send: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: (input: Input) => ask(send(input)), onSuccess: () => client.invalidateQueries() })
}
