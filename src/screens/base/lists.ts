/** Calls about the base's own lists, for the administrator. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { AddEntriesInput, EditEntryInput, ListView } from '../../contract/vocabulary'
import type { ListName } from '../../domain/vocabulary/lists'
import { api, ask } from '../../client/wire/calls'
import type { ServerAnswer } from '../../client/wire/request-id'
import { type SendChange, useChange } from '../../client/wire/use-change'

/** A list with its retired entries, in the order made by hand. */
export const useList = <Of extends ListName>(of: Of) =>
  useQuery({ queryKey: ['lists', of], queryFn: () => ask(api.lists.get.query({ of })) as Promise<ListView<Of>>, meta: { keep: false } })

/** An input without its request id, for each list. */
type Without<Input> = Input extends unknown ? Omit<Input, 'requestId'> : never
export type AddedEntries = Without<AddEntriesInput>
export type EditedEntry = Without<EditEntryInput>

export const useAddEntries = () => useListChange((requestId, input: AddedEntries) => api.lists.add.mutate({ ...input, requestId }))

export const useEditEntry = () => useListChange((requestId, input: EditedEntry) => api.lists.edit.mutate({ ...input, requestId }))

interface OfEntry {
  of: ListName
  version: string
  entryId: string
}

export const useRetireEntry = () =>
  useListChange((requestId, input: OfEntry & { isRetired: boolean }) => api.lists.retire.mutate({ ...input, requestId }))

export const useRemoveEntry = () => useListChange((requestId, input: OfEntry) => api.lists.remove.mutate({ ...input, requestId }))

export const useOrderEntries = () =>
  useListChange((requestId, input: { of: ListName; version: string; ids: string[] }) => api.lists.order.mutate({ ...input, requestId }))

/** A change after which every cached answer is refreshed, since nearly all contain such names. */
function useListChange<Answer extends ServerAnswer, Input>(send: SendChange<Input, Answer>) {
  const client = useQueryClient()
  return useChange(send, { onAnswer: () => client.invalidateQueries(), isRepeatable: true })
}
