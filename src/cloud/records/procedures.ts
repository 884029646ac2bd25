/** Procedures after the visit: a volunteer's records and proofs, and an organiser's review and closing of the attendance. */
import { activityIdInput } from '../../contract/activities/activities'
import {
  type AnswerDisputeAnswer,
  type AnswerFindingsAnswer,
  type AttendanceReview,
  type CloseAnswer,
  type CorrectAnswer,
  type DisputeAnswer,
  type IssueProofAnswer,
  type OwnRecord,
  type ProofCheck,
  type OwnProof,
  answerDisputeInput,
  answerFindingsInput,
  checkProofInput,
  closeInput,
  correctInput,
  disputeInput,
  issueProofInput,
  yearInput,
} from '../../contract/records/records'
import { refuse } from '../../domain/decision'
import { organiserOf, resident, router, volunteer } from '../rpc/access'
import { answerFindings, close } from './close'
import { correct } from './correct'
import { answerDispute, dispute } from './disputes'
import { checkProof, issueProof, ownProofs } from './proofs'
import { reviewOf } from './review'
import { recordsOf } from './service-records'
import { proofByCode } from '../db/records/proofs'
import { recordAudit } from '../db/audit/recording'
import { nameOf } from '../db/people/volunteers'
import { fault } from '../rpc/faults'
import { once } from '../rpc/once'

export const recordsRouter = router({
  mine: volunteer
    .input(yearInput)
    .query(({ ctx, input }): Promise<OwnRecord[]> => recordsOf(ctx.db, ctx.volunteer.id, input.year, ctx.now)),

  dispute: volunteer
    .input(disputeInput)
    .mutation(({ ctx, input }): Promise<DisputeAnswer> => once(ctx, 'records.dispute', input, (tx) => dispute(tx, ctx, input))),

  issueProof: volunteer.input(issueProofInput).mutation(async ({ ctx, input }): Promise<IssueProofAnswer> => {
    const answer = await once(ctx, 'records.issueProof', input, (tx) => issueProof(tx, ctx, input.year))
    if (!answer.ok) return answer
    const { proof } = (await proofByCode(ctx.db, answer.code)) ?? fault('not-found')
    return { ok: true, proof }
  }),

  proofs: volunteer.query(({ ctx }): Promise<OwnProof[]> => ownProofs(ctx.db, ctx.volunteer, ctx.now)),

  /** No account is needed, since anybody who is shown a proof may check it. */
  check: resident
    .input(checkProofInput)
    .query(({ ctx, input }): Promise<ProofCheck> => checkProof(ctx.db, input.code, ctx.now, input.name)),

  /** The review tells who was where, so each read is logged. */
  review: organiserOf.input(activityIdInput).query(async ({ ctx, input }): Promise<AttendanceReview> => {
    const { activityId } = input
    await recordAudit(ctx.db, { actorId: ctx.volunteer.id, action: 'attendance.read', activityId }, ctx.now)
    return reviewOf(ctx.db, activityId, ctx.volunteer.id, ctx.now)
  }),

  correct: organiserOf.input(correctInput).mutation(async ({ ctx, input }): Promise<CorrectAnswer> => {
    const answer = await once(ctx, 'records.correct', input, (tx) => correct(tx, ctx, input))
    return answer.ok || answer.about === undefined ? answer : refuse(answer.reason, await nameOf(ctx.db, answer.about))
  }),

  answerFindings: organiserOf.input(answerFindingsInput).mutation(async ({ ctx, input }): Promise<AnswerFindingsAnswer> => {
    const answer = await once(ctx, 'records.answerFindings', input, (tx) => answerFindings(tx, ctx, input))
    return answer.ok || answer.about === undefined ? answer : refuse(answer.reason, await nameOf(ctx.db, answer.about))
  }),

  close: organiserOf
    .input(closeInput)
    .mutation(({ ctx, input }): Promise<CloseAnswer> => once(ctx, 'records.close', input, (tx) => close(tx, ctx, input))),

  answerDispute: organiserOf
    .input(answerDisputeInput)
    .mutation(({ ctx, input }): Promise<AnswerDisputeAnswer> =>
      once(ctx, 'records.answerDispute', input, (tx) => answerDispute(tx, ctx, input)),
    ),
})
