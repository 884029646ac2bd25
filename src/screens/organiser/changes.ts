/** Changed texts and photos that wait for the administrator. */
import { useQuery } from '@tanstack/react-query'
import { api, ask } from '../../client/wire/calls'
import { deskKey, useDeskChange } from '../../client/activities/desk'
import type { SeenActivities } from './submissions'

export const useChanges = () => useQuery({ queryKey: [...deskKey, 'changes'], queryFn: () => ask(api.changes.list.query()) })

export const useApproveChanges = () =>
  useDeskChange((requestId, input: { activities: SeenActivities }) => api.changes.approve.mutate({ ...input, requestId }))

export const useReturnChanges = () =>
  useDeskChange((requestId, input: { activities: SeenActivities; reason: string }) => api.changes.giveBack.mutate({ ...input, requestId }))

export const useWaitingPhotos = () =>
  useQuery({ queryKey: [...deskKey, 'photos'], queryFn: () => ask(api.changes.photos.query()), meta: { keep: false } })

interface SeenPhotos {
  activityId: string
  photoIds: string[]
}

export const useApprovePhotos = () =>
  useDeskChange((requestId, input: SeenPhotos) => api.changes.approvePhotos.mutate({ ...input, requestId }))

export const useReturnPhotos = () =>
  useDeskChange((requestId, input: SeenPhotos & { reason: string }) => api.changes.giveBackPhotos.mutate({ ...input, requestId }))
