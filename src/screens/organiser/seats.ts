/** An activity's seats and waitlist, and organisers' changes of them. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PreviewAnswer, SeatsView } from '../../contract/seats'
import { api, ask } from '../../client/wire/calls'
import { deskKey, useDeskChange } from '../../client/activities/desk'

/** Seats, teams and the waitlist. They are not stored on the phone, because of the leaders' phone numbers. */
export const useSeats = (activityId: string) =>
  useQuery({
    queryKey: [...deskKey, 'seats', activityId],
    queryFn: (): Promise<SeatsView> => ask(api.seats.get.query({ activityId })),
    enabled: activityId !== '',
    meta: { keep: false },
  })

/** Entries that would move up into a number of freed seats. An impossible number is not requested. */
export const useMoveUpPreview = (activityId: string, positionId: string, free: number) =>
  useQuery({
    queryKey: [...deskKey, 'preview', activityId, positionId, free],
    queryFn: (): Promise<PreviewAnswer> => ask(api.seats.preview.query({ activityId, positionId, free })),
    enabled: positionId !== '' && free >= 1,
    placeholderData: keepPreviousData,
    staleTime: 0,
    meta: { keep: false },
  })

/** Confirms a waiting entry out of turn. */
export const useConfirmEntry = (activityId: string) =>
  useDeskChange((requestId, input: { entryId: string }) => api.seats.confirm.mutate({ ...input, requestId, activityId }))

/** Moves a sign-up to another position. */
export const useMoveSignUp = (activityId: string) =>
  useDeskChange((requestId, input: { signUpId: string; positionId: string }) => api.seats.move.mutate({ ...input, requestId, activityId }))

/** Removes a person or a team from the activity, with a reason. */
export const useRemoveEntry = (activityId: string) =>
  useDeskChange((requestId, input: { entryId: string; reason: string }) => api.seats.remove.mutate({ ...input, requestId, activityId }))
