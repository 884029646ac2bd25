/** The yearly assessment. */
import { type Scores, type SetPointsAnswer, scoresInput, setPointsInput } from '../../contract/figures/scores'
import { administrator, organiser, router } from '../rpc/access'
import { constraintOf } from '../db/database'
import { scoresOf, setPoints } from './scores'
import { once } from '../rpc/once'

/** Two administrators at the same moment: a second look tells the other that the rules changed. */
const changedAtOnce = (error: unknown) => constraintOf(error) === 'scoring_rules_pkey'

export const scoresRouter = router({
  /** All for the administrator; an organiser sees those of the organisations that they act for. */
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
