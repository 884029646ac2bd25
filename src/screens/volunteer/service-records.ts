/** Own service records: what the law lets a volunteer look up and object to. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, ask } from '../../client/wire/calls'
import { useRequestId } from '../../client/wire/use-request-id'

/** Every answer that tells of service records. */
export const recordsKey = ['records'] as const

/** Those of one year, as they were last heard; kept on the phone. */
export const useOwnRecords = (year: number, enabled: boolean) =>
  useQuery({ queryKey: [...recordsKey, 'mine', year], queryFn: () => ask(api.records.mine.query({ year })), enabled })

/** Says what is wrong with a record. Sent again it gets the first answer again. */
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
