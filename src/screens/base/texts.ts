/** Changes of the base's public texts, for the administrator. */
import { useQueryClient } from '@tanstack/react-query'
import type { TextKind } from '../../domain/vocabulary/texts'
import { textsKey } from '../../client/vocabulary'
import { api } from '../../client/wire/calls'
import { useChange } from '../../client/wire/use-change'

export function useSaveText() {
  const client = useQueryClient()
  return useChange(
    (requestId, input: { kind: TextKind; version: number; text: string }) => api.texts.save.mutate({ ...input, requestId }),
    { onAnswer: () => client.invalidateQueries({ queryKey: textsKey }), isRepeatable: true },
  )
}
