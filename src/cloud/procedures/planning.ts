/** While a visit is written: what to look at before publishing, and places that are known. */
import { type WarningsAnswer, placesInput, warningsInput } from '../../contract/planning'
import { day, startOfDay } from '../../domain/calendar'
import { planWarnings } from '../../domain/plan-warnings'
import { organiser, router } from '../access'
import { holidayOn } from '../holidays'
import { countSkilled, placesIn, visitsBeside } from '../db/plan-facts'

export const planningRouter = router({
  /** Nothing in it is secret: visits that are on the list, and how many people can do something. */
  warnings: organiser.input(warningsInput).query(async ({ ctx, input: { activityId, plan } }): Promise<WarningsAnswer> => {
    const organisationIds = [plan.leadId, ...plan.partnerIds]
    const span = { from: startOfDay(plan.startsAt), until: Math.max(startOfDay(plan.startsAt) + day, plan.endsAt) }
    const demanded = plan.positions.flatMap(({ skillId }) => skillId ?? [])
    return planWarnings(plan, {
      beside: await visitsBeside(ctx.db, { activityId, townId: plan.townId, organisationIds }, span),
      skilled: await countSkilled(ctx.db, demanded, plan.startsAt),
      holiday: await holidayOn(plan.startsAt),
      now: ctx.now,
    })
  }),

  places: organiser.input(placesInput).query(({ ctx, input }): Promise<string[]> => placesIn(ctx.db, input.townId)),
})
