/** Activities that wait for the administrator. */
import { useQuery } from '@tanstack/react-query'
import { api, ask } from '../../client/wire/calls'
import { deskKey, useDeskChange } from '../../client/activities/desk'

export const useSubmissions = () => useQuery({ queryKey: [...deskKey, 'submissions'], queryFn: () => ask(api.submissions.list.query()) })

/** Activities in the versions that were reviewed. */
export type SeenActivities = { activityId: string; version: number }[]

export const useApprove = () =>
  useDeskChange((requestId, input: { activities: SeenActivities }) => api.submissions.approve.mutate({ ...input, requestId }))

export const useGiveBack = () =>
  useDeskChange((requestId, input: { activities: SeenActivities; reason: string }) =>
    api.submissions.giveBack.mutate({ ...input, requestId }),
  )
