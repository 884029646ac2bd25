/** A day that is looked through: what was recorded, and what its organisers put right, answer and close. */
import { useQuery } from '@tanstack/react-query'
import type { AttendanceReview } from '../../../contract/records/records'
import type { Correction } from '../../../domain/records/correction'
import { api, ask } from '../../../client/wire/calls'
import { deskKey, useDeskChange } from '../../../client/activities/desk'

/** Everybody of the day, with what wants a decision; where people were is not kept on the phone. */
export const useReview = (activityId: string) =>
  useQuery({
    queryKey: [...deskKey, 'review', activityId],
    queryFn: (): Promise<AttendanceReview> => ask(api.records.review.query({ activityId })),
    enabled: activityId !== '',
    meta: { keep: false },
  })

/** Puts attendance right; whoever it is about reads why. */
export const useCorrect = (activityId: string) =>
  useDeskChange((requestId, input: { corrections: Correction[]; reason: string }) =>
    api.records.correct.mutate({ ...input, requestId, activityId }),
  )

/** Answers what somebody says about their record. */
export const useAnswerDispute = (activityId: string) =>
  useDeskChange((requestId, input: { disputeId: string; answer: string }) =>
    api.records.answerDispute.mutate({ ...input, requestId, activityId }),
  )

/** Closes the day, as of so many marks. */
export const useCloseDay = (activityId: string) =>
  useDeskChange((requestId, input: { seenMarks: number }) => api.records.close.mutate({ ...input, requestId, activityId }))
