/** Calls about the user's service records, which the law lets them dispute. */
import { useQueryClient } from '@tanstack/react-query'
import { recordsKey } from '../../client/records'
import { api } from '../../client/wire/calls'
import { useChange } from '../../client/wire/use-change'

/** Disputes a record. */
export function useDispute(activityId: string) {
  const client = useQueryClient()
  return useChange((requestId, text: string) => api.records.dispute.mutate({ requestId, activityId, text }), {
    onAnswer: () => void client.invalidateQueries({ queryKey: recordsKey }),
    isRepeatable: true,
  })
}
