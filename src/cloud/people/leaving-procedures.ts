/** Leaving, which only the person can ask for and take back. */
import { type AskToLeaveAnswer, type LeavingPreview, type StayAnswer, leavingInput } from '../../contract/people/leaving'
import { router, volunteer } from '../rpc/access'
import type { Tx } from '../db/database'
import { once } from '../rpc/once'
import { lostRace, sweepElsewhere } from '../seats/fill-seats'
import { askToLeave, previewLeaving, stay } from './leaving'

export const leavingRouter = router({
  preview: volunteer.query(({ ctx }): Promise<LeavingPreview> => previewLeaving(ctx.db, ctx)),

  ask: volunteer.input(leavingInput).mutation(async ({ ctx, input }): Promise<AskToLeaveAnswer> => {
    let changed: string[] = []
    const work = async (tx: Tx) => {
      const { answer, activityIds } = await askToLeave(tx, ctx)
      changed = activityIds
      return answer
    }
    const answer = await once(ctx, 'leaving.ask', input, work, lostRace)
    for (const activityId of changed) await sweepElsewhere(ctx.db, activityId, ctx.now)
    return answer
  }),

  stay: volunteer
    .input(leavingInput)
    .mutation(({ ctx, input }): Promise<StayAnswer> => once(ctx, 'leaving.stay', input, (tx) => stay(tx, ctx))),
})
