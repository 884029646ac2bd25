/** Calls about the user's service records, which the law lets them read and dispute. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, ask } from '../../client/wire/calls'
import { useRequestId } from '../../client/wire/use-request-id'

/** Query key shared by all answers about service records. */
export const recordsKey = ['records'] as const

/** Records of a year; the last answer stays on the phone. */
export const useOwnRecords = (year: number, enabled: boolean) =>
  useQuery({ queryKey: [...recordsKey, 'mine', year], queryFn: () => ask(api.records.mine.query({ year })), enabled })

/** Disputes a record. Repeating the request is harmless. */
export function useDispute(activityId: string) {
  const client = useQueryClient()
  const requestId = useRequestId()
  return useMutation({
    mutationFn: (text: string) => ask(api.records.dispute.mutate({ requestId: requestId.for(text), activityId, text })),
    onSuccess: () => {
      requestId.renew()
      void client.invalidateQueries({ queryKey: recordsKey })
    },
  })
}
