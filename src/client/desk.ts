/** The organisers' calls. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ActivityPlan } from '../contract/desk'
import { activitiesKey } from './activities'
import { api, ask } from './calls'

const deskKey = ['desk'] as const

/** The activities this person runs. */
export const useDesk = (when: 'upcoming' | 'past') =>
  useQuery({ queryKey: [...deskKey, 'list', when], queryFn: () => ask(api.desk.list.query({ when })) })

/** One of them with its people; phone numbers are not kept on the phone. */
export const useDeskActivity = (activityId: string) =>
  useQuery({
    queryKey: [...deskKey, 'one', activityId],
    queryFn: () => ask(api.desk.get.query({ activityId })),
    enabled: activityId !== '',
    meta: { keep: false },
  })

/** Stores a draft. The caller keeps both ids for as long as the form is open. */
export function useCreateActivity() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (input: { requestId: string; activityId: string; plan: ActivityPlan }) => ask(api.desk.create.mutate(input)),
    onSuccess: refresh,
  })
}

/** Changes one, from the version that the form was filled from. */
export function useEditActivity() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (input: { requestId: string; activityId: string; version: number; plan: ActivityPlan }) => ask(api.desk.edit.mutate(input)),
    onSuccess: refresh,
  })
}

/** Puts a draft on the list. */
export function usePublishActivity() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (input: { requestId: string; activityId: string }) => ask(api.desk.publish.mutate(input)),
    onSuccess: refresh,
  })
}

/** Calls one off and tells everybody signed up. */
export function useCancelActivity() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (input: { requestId: string; activityId: string; reason: string }) => ask(api.desk.cancel.mutate(input)),
    onSuccess: refresh,
  })
}

/** Not waited for: the answer is there, the lists follow. */
function useRefresh() {
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: deskKey })
    void client.invalidateQueries({ queryKey: activitiesKey })
  }
}
