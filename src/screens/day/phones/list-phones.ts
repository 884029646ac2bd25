/** Which phones have an activity's attendance list, and shutting one out. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, ask } from '../../../client/wire/calls'
import { deskKey } from '../../../client/activities/desk'
import { useRequestId } from '../../../client/wire/use-request-id'

/** Not kept on the phone: whoever looks for a lost one has a network. */
export const useListPhones = (activityId: string) =>
  useQuery({
    queryKey: [...deskKey, 'phones', activityId],
    queryFn: () => ask(api.attendance.phones.query({ activityId })),
    enabled: activityId !== '',
    meta: { keep: false },
  })

/** Shuts a phone out, or lets it in again. */
export function useCutOff(activityId: string) {
  const client = useQueryClient()
  const request = useRequestId()
  return useMutation({
    mutationFn: (change: { deviceId: string; isCutOff: boolean }) =>
      ask(api.attendance.cutOff.mutate({ requestId: request.for(`${change.deviceId} ${change.isCutOff}`), activityId, ...change })),
    onSuccess: () => {
      request.renew()
      void client.invalidateQueries({ queryKey: [...deskKey, 'phones', activityId] })
    },
  })
}
