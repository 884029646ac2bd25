/** After the day: what a volunteer's records say, and proofs of them; how an organiser looks a day through and closes it. */
import {
  type DisputeAnswer,
  type IssueProofAnswer,
  type OwnRecord,
  type ProofCheck,
  type ProofView,
  checkProofInput,
  disputeInput,
  issueProofInput,
  yearInput,
} from '../../contract/records'
import { resident, router, volunteer } from '../access'
import { dispute } from '../attendance/disputes'
import { checkProof, issueProof } from '../attendance/proofs'
import { recordsOf } from '../attendance/service-records'
import { proofsOf } from '../db/proofs'
import { once } from '../once'

export const recordsRouter = router({
  mine: volunteer
    .input(yearInput)
    .query(({ ctx, input }): Promise<OwnRecord[]> => recordsOf(ctx.db, ctx.volunteer.id, input.year, ctx.now)),

  dispute: volunteer
    .input(disputeInput)
    .mutation(({ ctx, input }): Promise<DisputeAnswer> => once(ctx, 'records.dispute', input, (tx) => dispute(tx, ctx, input))),

  issueProof: volunteer
    .input(issueProofInput)
    .mutation(({ ctx, input }): Promise<IssueProofAnswer> =>
      once(ctx, 'records.issueProof', input, (tx) => issueProof(tx, ctx, input.year)),
    ),

  proofs: volunteer.query(({ ctx }): Promise<ProofView[]> => proofsOf(ctx.db, ctx.volunteer.id)),

  /** Also for somebody without an account: whoever is shown a proof may check it. */
  check: resident.input(checkProofInput).query(({ ctx, input }): Promise<ProofCheck> => checkProof(ctx.db, input.code, ctx.now)),
})
