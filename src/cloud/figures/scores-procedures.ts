/** The yearly assessment. */
import { type Scores, type SetPointsAnswer, scoresInput, setPointsInput } from '../../contract/figures/scores'
import { administrator, organiser, router } from '../rpc/access'
import { constraintOf } from '../db/database'
import { scoresOf, setPoints } from './scores'
import { once } from '../rpc/once'

/** True when another administrator changed the rules at the same moment; a retry is then refused. */
const changedAtOnce = (error: unknown) => constraintOf(error) === 'scoring_rules_pkey'

export const scoresRouter = router({
  /** Scores of a year: the administrator gets all, an organiser those of their organisations. */
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
