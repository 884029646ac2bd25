/** An activity's seats and waitlist, and what its organisers do about them. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PreviewAnswer, SeatsView } from '../../contract/seats'
import { api, ask } from '../../client/wire/calls'
import { deskKey, useDeskChange } from '../../client/activities/desk'

/** Seats, teams and who waits; leaders' phone numbers are not kept on the phone. */
export const useSeats = (activityId: string) =>
  useQuery({
    queryKey: [...deskKey, 'seats', activityId],
    queryFn: (): Promise<SeatsView> => ask(api.seats.get.query({ activityId })),
    enabled: activityId !== '',
    meta: { keep: false },
  })

/** Who would move up if so many seats came free; nothing is asked for a number that makes no sense. */
export const useMoveUpPreview = (activityId: string, positionId: string, free: number) =>
  useQuery({
    queryKey: [...deskKey, 'preview', activityId, positionId, free],
    queryFn: (): Promise<PreviewAnswer> => ask(api.seats.preview.query({ activityId, positionId, free })),
    enabled: positionId !== '' && free >= 1,
    placeholderData: keepPreviousData,
    staleTime: 0,
    meta: { keep: false },
  })

/** Gives somebody who waits a seat, out of turn. */
export const useConfirmEntry = (activityId: string) =>
  useDeskChange((requestId, input: { entryId: string }) => api.seats.confirm.mutate({ ...input, requestId, activityId }))

/** Puts somebody into another position. */
export const useMoveSignUp = (activityId: string) =>
  useDeskChange((requestId, input: { signUpId: string; positionId: string }) => api.seats.move.mutate({ ...input, requestId, activityId }))

/** Takes somebody, or a team, off the activity; they are told why. */
export const useRemoveEntry = (activityId: string) =>
  useDeskChange((requestId, input: { entryId: string; reason: string }) => api.seats.remove.mutate({ ...input, requestId, activityId }))
