/** Calls about organisations, for the administrator. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { OrganisationView } from '../../contract/people/organisations'
import { api, ask } from '../../client/wire/calls'
import type { ServerAnswer } from '../../client/wire/request-id'
import { type SendChange, useChange } from '../../client/wire/use-change'

const organisationsKey = ['organisations'] as const

export const useOrganisations = () => useQuery({ queryKey: organisationsKey, queryFn: () => ask(api.organisations.list.query()) })

/** Fields of an organisation that the administrator edits. */
export type OrganisationWords = Pick<
  OrganisationView,
  'name' | 'shortName' | 'kind' | 'aliases' | 'isTrusted' | 'declaredIsEnough' | 'contactPhone'
>

/** Adds an organisation, or edits an existing one. */
export const useSaveOrganisation = () =>
  useOrganisationChange((requestId, { organisationId, ...words }: OrganisationWords & { organisationId: string | null }) =>
    organisationId === null
      ? api.organisations.add.mutate({ ...words, requestId })
      : api.organisations.edit.mutate({ ...words, requestId, organisationId }),
  )

export const useMergeOrganisations = () =>
  useOrganisationChange((requestId, input: { fromId: string; intoId: string }) => api.organisations.merge.mutate({ ...input, requestId }))

/** A change after which every cached answer is refreshed, since nearly all contain names of organisations. */
function useOrganisationChange<Answer extends ServerAnswer, Input>(send: SendChange<Input, Answer>) {
  const client = useQueryClient()
  return useChange(send, { onAnswer: () => client.invalidateQueries(), isRepeatable: true })
}
