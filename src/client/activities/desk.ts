/** Organisers' queries and changes of activities. */
import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ActivityPlan, ConsequencesAnswer, EditActivityInput } from '../../contract/activities/desk'
import { minute } from '../../domain/calendar/calendar'
import { activitiesKey } from './activities'
import { api, ask } from '../wire/calls'
import type { ServerAnswer } from '../wire/request-id'
import { type SendChange, useChange } from '../wire/use-change'

/** Prefix of the query keys of all answers that only organisers get. */
export const deskKey = ['desk'] as const

/** An activity with its people. The answer is not stored on the phone, because it has phone numbers. */
export const useDeskActivity = (activityId: string) =>
  useQuery({
    queryKey: [...deskKey, 'one', activityId],
    queryFn: () => ask(api.desk.get.query({ activityId })),
    enabled: activityId !== '',
    meta: { keep: false },
  })

/** A change under consideration: an edit without its request id and reason. */
export type ProposedEdit = Required<Omit<EditActivityInput, 'requestId' | 'reason'>>

/**
 * Age from which an answer is requested again, ms. A sheet opens with the answer that the form just got, but later seats may have
 * changed.
 */
const JUST_ASKED = 3_000

/**
 * Effects of a change on people. The query key is not under `deskKey`: that is refreshed after the change, when this query no longer
 * makes sense.
 */
export const consequencesQuery = (change: ProposedEdit) =>
  queryOptions({
    queryKey: ['consequences', change],
    queryFn: (): Promise<ConsequencesAnswer> => ask(api.desk.consequences.query(change)),
    staleTime: JUST_ASKED,
    gcTime: minute,
    meta: { keep: false },
  })

/** The same query as a hook; the last answer stays while another choice loads. */
export const useConsequences = (change: ProposedEdit, enabled: boolean) =>
  useQuery({ ...consequencesQuery(change), enabled, placeholderData: keepPreviousData })

/** Stores a draft. The caller keeps both ids while the form is open. */
export function useCreateActivity() {
  const refresh = useDeskRefresh()
  return useMutation({
    mutationFn: (input: { requestId: string; activityId: string; plan: ActivityPlan }) => ask(api.desk.create.mutate(input)),
    onSuccess: refresh,
  })
}

/** Changes an activity, from the version that the form was filled from. */
export function useEditActivity() {
  const refresh = useDeskRefresh()
  return useMutation({
    mutationFn: (input: EditActivityInput) => ask(api.desk.edit.mutate(input)),
    onSuccess: refresh,
  })
}

/** Publishes a draft. */
export const usePublishActivity = () =>
  useDeskChange((requestId, input: { activityId: string }) => api.desk.publish.mutate({ ...input, requestId }))

/** Takes a submission back from the administrator. */
export const useTakeBack = () =>
  useDeskChange((requestId, input: { activityId: string }) => api.desk.takeBack.mutate({ ...input, requestId }))

/** Withdraws a change of the text that waits for the administrator, or was returned. */
export const useDropChange = () =>
  useDeskChange((requestId, input: { activityId: string }) => api.desk.dropChange.mutate({ ...input, requestId }))

/** Cancels an activity and notifies everybody signed up. */
export const useCancelActivity = () =>
  useDeskChange((requestId, input: { activityId: string; reason: string }) => api.desk.cancel.mutate({ ...input, requestId }))

/** A change by an organiser to an activity or its people. */
export const useDeskChange = <Answer extends ServerAnswer, Input = void>(send: SendChange<Input, Answer>) =>
  useChange(send, { onAnswer: useDeskRefresh() })

/** Refreshes the lists after a change of an activity or its people, without waiting for them. */
export function useDeskRefresh() {
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: deskKey })
    void client.invalidateQueries({ queryKey: activitiesKey })
  }
}
