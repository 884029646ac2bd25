/** The organisers' calls. */
import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ActivityPlan, ConsequencesAnswer, EditActivityInput } from '../../contract/activities/desk'
import { minute } from '../../domain/calendar/calendar'
import { activitiesKey } from './activities'
import { api, ask } from '../wire/calls'
import type { Settled } from '../wire/request-id'
import { type SendChange, useChange } from '../wire/use-change'

/** Every answer that only organisers get. */
export const deskKey = ['desk'] as const

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

/** A change that is thought about: all of an edit but its request. */
export type ThoughtOf = Required<Omit<EditActivityInput, 'requestId' | 'reason'>>

/** ms; the sheet opens with the answer that led to it. Later it is asked anew: seats come and go meanwhile. */
const JUST_ASKED = 3_000

/** What the change would do to people. Not a part of the desk: once it is made, the question makes no sense any more. */
export const consequencesQuery = (change: ThoughtOf) =>
  queryOptions({
    queryKey: ['consequences', change],
    queryFn: (): Promise<ConsequencesAnswer> => ask(api.desk.consequences.query(change)),
    staleTime: JUST_ASKED,
    gcTime: minute,
    meta: { keep: false },
  })

/** The same for a screen; while another choice is looked at, the last answer stands. */
export const useConsequences = (change: ThoughtOf, enabled: boolean) =>
  useQuery({ ...consequencesQuery(change), enabled, placeholderData: keepPreviousData })

/** Stores a draft. The caller keeps both ids for as long as the form is open. */
export function useCreateActivity() {
  const refresh = useDeskRefresh()
  return useMutation({
    mutationFn: (input: { requestId: string; activityId: string; plan: ActivityPlan }) => ask(api.desk.create.mutate(input)),
    onSuccess: refresh,
  })
}

/** Changes one, from the version that the form was filled from. */
export function useEditActivity() {
  const refresh = useDeskRefresh()
  return useMutation({
    mutationFn: (input: EditActivityInput) => ask(api.desk.edit.mutate(input)),
    onSuccess: refresh,
  })
}

/** Puts a draft on the list. */
export const usePublishActivity = () =>
  useDeskChange((requestId, input: { activityId: string }) => api.desk.publish.mutate({ ...input, requestId }))

/** Takes a draft back from the administrator. */
export const useTakeBack = () =>
  useDeskChange((requestId, input: { activityId: string }) => api.desk.takeBack.mutate({ ...input, requestId }))

/** Calls one off and tells everybody signed up. */
export const useCancelActivity = () =>
  useDeskChange((requestId, input: { activityId: string; reason: string }) => api.desk.cancel.mutate({ ...input, requestId }))

/** A change that an organiser makes to an activity or its people. */
export const useDeskChange = <Answer extends Settled, Input = void>(send: SendChange<Input, Answer>) =>
  useChange(send, { onAnswer: useDeskRefresh() })

/** After anything that changes an activity or its people. Not waited for: the answer is there, the lists follow. */
export function useDeskRefresh() {
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: deskKey })
    void client.invalidateQueries({ queryKey: activitiesKey })
  }
}
