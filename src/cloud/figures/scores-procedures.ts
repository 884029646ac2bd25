/** The yearly assessment. */
import { type Scores, type SetPointsAnswer, scoresInput, setPointsInput } from '../../contract/figures/scores'
import { administrator, organiser, router } from '../rpc/access'
import { constraintOf } from '../db/database'
import { scoresOf, setPoints } from './scores'
import { once } from '../rpc/once'

/** True when two administrators changed the rules at the same moment; a retry tells the second that they changed. */
const changedAtOnce = (error: unknown) => constraintOf(error) === 'scoring_rules_pkey'

export const scoresRouter = router({
  /** All scores for the administrator; for an organiser those of their organisations. */
  year: organiser
    .input(scoresInput)
    .query(({ ctx, input }): Promise<Scores> =>
      scoresOf(ctx.db, input.year, ctx.actor.isAdministrator ? null : ctx.actor.organises, ctx.now),
    ),

  setPoints: administrator
    .input(setPointsInput)
    .mutation(({ ctx, input }): Promise<SetPointsAnswer> =>
      once(ctx, 'scores.setPoints', input, (tx) => setPoints(tx, ctx, input), changedAtOnce),
    ),
})
