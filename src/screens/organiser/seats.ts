/** An activity's seats and waitlist, and what its organisers do about them. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ConfirmEntryAnswer, MoveSignUpAnswer, PreviewAnswer, RemoveEntryAnswer, SeatsView } from '../../contract/seats'
import { api, ask } from '../../client/wire/calls'
import { deskKey } from '../../client/activities/desk'
import { useMove } from '../../client/wire/use-move'

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
  useMove<{ entryId: string }, ConfirmEntryAnswer>((input) => api.seats.confirm.mutate({ ...input, activityId }))

/** Puts somebody into another position. */
export const useMoveSignUp = (activityId: string) =>
  useMove<{ signUpId: string; positionId: string }, MoveSignUpAnswer>((input) => api.seats.move.mutate({ ...input, activityId }))

/** Takes somebody, or a team, off the activity; they are told why. */
export const useRemoveEntry = (activityId: string) =>
  useMove<{ entryId: string; reason: string }, RemoveEntryAnswer>((input) => api.seats.remove.mutate({ ...input, activityId }))
