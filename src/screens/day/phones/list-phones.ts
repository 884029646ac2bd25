/** Phones with an activity's attendance list, and cutting one off. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api, ask } from '../../../client/wire/calls'
import { deskKey } from '../../../client/activities/desk'
import { useChange } from '../../../client/wire/use-change'

/** Phones that have the list. The answer is not stored on this phone, since cutting a phone off needs a network anyway. */
export const useListPhones = (activityId: string) =>
  useQuery({
    queryKey: [...deskKey, 'phones', activityId],
    queryFn: () => ask(api.attendance.phones.query({ activityId })),
    enabled: activityId !== '',
    meta: { keep: false },
  })

/** Cuts a phone off, or lets it in again. */
export function useCutOff(activityId: string) {
  const client = useQueryClient()
  return useChange(
    (requestId, input: { deviceId: string; isCutOff: boolean }) => api.attendance.cutOff.mutate({ ...input, requestId, activityId }),
    { onAnswer: () => void client.invalidateQueries({ queryKey: [...deskKey, 'phones', activityId] }), isRepeatable: true },
  )
}
