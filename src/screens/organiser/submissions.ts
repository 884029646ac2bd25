/** What waits for the administrator. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { api, ask } from '../../client/wire/calls'
import { deskKey, useDeskRefresh } from '../../client/activities/desk'

export const useSubmissions = () => useQuery({ queryKey: [...deskKey, 'submissions'], queryFn: () => ask(api.submissions.list.query()) })

/** Activities as they were looked at. */
export type SeenActivities = { activityId: string; version: number }[]

export function useApprove() {
  const refresh = useDeskRefresh()
  return useMutation({
    mutationFn: (input: { requestId: string; activities: SeenActivities }) => ask(api.submissions.approve.mutate(input)),
    onSuccess: refresh,
  })
}

export function useGiveBack() {
  const refresh = useDeskRefresh()
  return useMutation({
    mutationFn: (input: { requestId: string; activities: SeenActivities; reason: string }) => ask(api.submissions.giveBack.mutate(input)),
    onSuccess: refresh,
  })
}
