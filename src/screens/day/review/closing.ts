/** Review of a day: query, corrections, answers and closing. */
import { useQuery } from '@tanstack/react-query'
import type { AttendanceReview } from '../../../contract/records/records'
import type { FindingAnswer } from '../../../domain/records/closing'
import type { Correction } from '../../../domain/records/correction'
import { api, ask } from '../../../client/wire/calls'
import { deskKey, useDeskChange } from '../../../client/activities/desk'

/** The review of a day. It is not stored on the phone, since it tells who was where. */
export const useReview = (activityId: string) =>
  useQuery({
    queryKey: [...deskKey, 'review', activityId],
    queryFn: (): Promise<AttendanceReview> => ask(api.records.review.query({ activityId })),
    enabled: activityId !== '',
    meta: { keep: false },
  })

/** Corrects attendance; the volunteers concerned can read the reason. */
export const useCorrect = (activityId: string) =>
  useDeskChange((requestId, input: { corrections: Correction[]; reason: string }) =>
    api.records.correct.mutate({ ...input, requestId, activityId }),
  )

/** Answers a volunteer's dispute. */
export const useAnswerDispute = (activityId: string) =>
  useDeskChange((requestId, input: { disputeId: string; answer: string }) =>
    api.records.answerDispute.mutate({ ...input, requestId, activityId }),
  )

/** Answers findings: the attendance stays as it counts now. */
export const useAnswerFindings = (activityId: string) =>
  useDeskChange((requestId, input: { answers: FindingAnswer[] }) => api.records.answerFindings.mutate({ ...input, requestId, activityId }))

/** Closes the day. The call is refused if there are more marks than the user has seen. */
export const useCloseDay = (activityId: string) =>
  useDeskChange((requestId, input: { seenMarks: number }) => api.records.close.mutate({ ...input, requestId, activityId }))
