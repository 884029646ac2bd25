/** A day that is looked through: what was recorded, and what its organisers put right, answer and close. */
import { useQuery } from '@tanstack/react-query'
import type { AnswerDisputeAnswer, AttendanceReview, CloseAnswer, CorrectAnswer } from '../../../contract/records/records'
import type { Correction } from '../../../domain/records/correction'
import { api, ask } from '../../../client/wire/calls'
import { deskKey } from '../../../client/activities/desk'
import { useMove } from '../../../client/wire/use-move'

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
  useMove<{ corrections: Correction[]; reason: string }, CorrectAnswer>((input) => api.records.correct.mutate({ ...input, activityId }))

/** Answers what somebody says about their record. */
export const useAnswerDispute = (activityId: string) =>
  useMove<{ disputeId: string; answer: string }, AnswerDisputeAnswer>((input) => api.records.answerDispute.mutate({ ...input, activityId }))

/** Closes the day, as of so many marks. */
export const useCloseDay = (activityId: string) =>
  useMove<{ seenMarks: number }, CloseAnswer>((input) => api.records.close.mutate({ ...input, activityId }))
