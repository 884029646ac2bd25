/** Help for writing a plan: templates, warnings before publishing, and known places. */
import { type UsualPlansAnswer, type WarningsAnswer, placesInput, warningsInput } from '../../contract/activities/planning'
import { day, startOfDay } from '../../domain/calendar/calendar'
import { planWarnings } from '../../domain/activities/plan-warnings'
import { placesToOffer } from '../../domain/vocabulary/places'
import { organiser, router } from '../rpc/access'
import { usualNeeds, usualPlans } from '../founding/usual-plans'
import { holidayOn } from '../calendar/holidays'
import { countSkilled, placesIn, visitsBeside } from '../db/activities/plan-facts'
import { placesOf, templatesOnOffer } from '../db/vocabulary/lists'
import { loadBase, loadKnownWords, organisationPhones, usualBring } from '../db/vocabulary/vocabulary'

/** Places offered at once, unless the base's own list is longer. */
const MOST_PLACES = 8

export const planningRouter = router({
  /** The answer is not secret: it holds visits on the list, and numbers of people with a skill. */
  warnings: organiser.input(warningsInput).query(async ({ ctx, input: { activityId, plan } }): Promise<WarningsAnswer> => {
    const organisationIds = [plan.leadId, ...plan.partnerIds]
    const span = { from: startOfDay(plan.startsAt), until: Math.max(startOfDay(plan.startsAt) + day, plan.endsAt) }
    const demanded = plan.positions.flatMap(({ skillId }) => skillId ?? [])
    return planWarnings(plan, {
      beside: await visitsBeside(ctx.db, { activityId, townId: plan.townId, organisationIds }, span),
      skilled: await countSkilled(ctx.db, demanded, plan.startsAt),
      needs: usualNeeds((await loadKnownWords(ctx.db)).skills),
      holiday: await holidayOn(ctx.db, plan.startsAt),
      phones: {
        lead: (await organisationPhones(ctx.db))[plan.leadId] ?? '',
        base: (await loadBase(ctx.db))?.contactPhone ?? '',
      },
      now: ctx.now,
    })
  }),

  usual: organiser.query(async ({ ctx }): Promise<UsualPlansAnswer> => ({
    ...usualPlans(await loadKnownWords(ctx.db), await templatesOnOffer(ctx.db)),
    bring: await usualBring(ctx.db),
    phones: await organisationPhones(ctx.db),
  })),

  /** The base's own list of the town's places, then places of earlier visits. */
  places: organiser
    .input(placesInput)
    .query(async ({ ctx, input: { townId } }): Promise<string[]> =>
      placesToOffer(await placesOf(ctx.db, townId), await placesIn(ctx.db, townId), MOST_PLACES),
    ),
})
