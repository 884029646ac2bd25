/** Organisers' procedures for their activities: list, plan, publish, change and cancel. */
import { activityIdInput } from '../../contract/activities/activities'
import { type DeskCount, type DeskPage, deskListInput } from '../../contract/activities/desk-list'
import {
  type CancelAnswer,
  type ConsequencesAnswer,
  type CreateAnswer,
  type DeskActivity,
  type EditAnswer,
  type PublishAnswer,
  type TakeBackAnswer,
  cancelInput,
  consequencesInput,
  createActivityInput,
  dropChangeInput,
  editActivityInput,
  publishInput,
  takeBackInput,
} from '../../contract/activities/desk'
import { type PlanRefusal, checkPlan, defaultWindows, phaseOf } from '../../domain/activities/activity'
import { accept, firstRefusal, refuse } from '../../domain/decision'
import { may } from '../../domain/people/permission'
import { seatsOf } from '../../domain/activities/position'
import { publicationOf } from '../../domain/activities/submission'
import { organiser, organiserOf, router } from '../rpc/access'
import { lockActivity } from '../db/activities/activity-facts'
import { hostsOf, hostOrganisationsOf } from '../db/activities/activity-hosts'
import { insertDraft, writePosition } from '../db/activities/activity-writes'
import { type Tx, constraintOf, transact, undoAlways, undoRefused } from '../db/database'
import { withDoubts } from './ask-again'
import { deskSignUps, loadDeskActivity, planOf } from '../db/activities/desk'
import { isOrganisation } from '../db/people/organisations'
import { recordAudit } from '../db/audit/recording'
import { countUnfinished } from '../db/records/desk-list'
import { cancelActivity } from './cancel-activity'
import { deskPage, hostsFor } from './desk-page'
import { textsOf } from './activity-texts'
import { onceChecked } from '../content/check'
import { decideQuotas, editActivity } from './edit-activity'
import { fault } from '../rpc/faults'
import { once } from '../rpc/once'
import { publish, takeBack } from './publish'
import { dropChange, planFor, waitingChangeOf } from './text-review'
import { lostRace, sweepElsewhere } from '../seats/fill-seats'

/** True when another transaction stored this id at the same moment; a retry then sees that activity. */
const tookId = (error: unknown): boolean => constraintOf(error) === 'activities_pkey' || lostRace(error)

export const deskRouter = router({
  list: organiser.input(deskListInput).query(({ ctx, input }): Promise<DeskPage> => deskPage(ctx, input)),

  unfinished: organiser.query(({ ctx }): Promise<DeskCount> => countUnfinished(ctx.db, hostsFor(ctx.actor), ctx.now)),

  get: organiserOf.input(activityIdInput).query(async ({ ctx, input }): Promise<DeskActivity> => {
    const row = (await loadDeskActivity(ctx.db, input.activityId, ctx.now)) ?? fault('not-found')
    const { id, title, status, startsAt, endsAt, town, place, categories, version, cancelReason, series } = row
    await recordAudit(ctx.db, { actorId: ctx.volunteer.id, action: 'sign-ups.read', activityId: id }, ctx.now)
    return {
      id,
      title,
      status,
      startsAt,
      endsAt,
      town,
      place,
      categories,
      version,
      cancelReason,
      series,
      phase: phaseOf(row, ctx.now),
      isReviewed: publicationOf(await hostOrganisationsOf(ctx.db, id), ctx.actor) === 'submitted',
      returnReason: row.returnReason,
      plan: await planFor(ctx.db, ctx.actor, row),
      change: await waitingChangeOf(ctx.db, id),
      ...seatsOf(row.positions),
      signUps: await withDoubts(ctx.db, id, await deskSignUps(ctx.db, id), ctx.now),
    }
  }),

  create: organiser.input(createActivityInput).mutation(async ({ ctx, input }): Promise<CreateAnswer> => {
    const { activityId, plan } = input
    if (!may(ctx.actor).actFor(plan.leadId)) return fault((await isOrganisation(ctx.db, plan.leadId)) ? 'forbidden' : 'organisation-gone')
    return once(
      ctx,
      'desk.create',
      input,
      async (tx) => {
        const hostIds = await hostsOf(tx, activityId)
        if (hostIds) return may(ctx.actor).organise({ hostIds }) ? refuse('changed-meanwhile') : fault('malformed')
        const windows = defaultWindows(plan.startsAt, ctx.now)
        const decision = firstRefusal<PlanRefusal | 'quota-release-wrong'>([checkPlan({ ...plan, ...windows }), decideQuotas(plan)])
        if (!decision.ok) return decision
        return undoRefused(tx, async (inner): Promise<CreateAnswer> => {
          await insertDraft(inner, activityId, plan, windows, ctx.volunteer.id, ctx.now)
          for (const [ordinal, position] of plan.positions.entries()) {
            const laid = await writePosition(inner, activityId, position, { ordinal, isKnown: false }, ctx.now)
            if (!laid.ok) return laid
          }
          await recordAudit(inner, { actorId: ctx.volunteer.id, action: 'activity.created', activityId }, ctx.now)
          return { ok: true, activityId }
        })
      },
      tookId,
    )
  }),

  edit: organiserOf.input(editActivityInput).mutation(async ({ ctx, input }): Promise<EditAnswer> => {
    const work = async (tx: Tx): Promise<EditAnswer> => {
      const result = await undoRefused(tx, (inner) => editActivity(inner, ctx, input))
      return result.ok ? { ok: true, version: result.version, waiting: result.consequences.waiting } : result
    }
    const row = (await loadDeskActivity(ctx.db, input.activityId, ctx.now)) ?? fault('not-found')
    // A draft is stored without a content check, since only its organisers read it.
    const texts = row.status === 'draft' ? [] : [...textsOf(input.plan), input.reason]
    const answer = await onceChecked(ctx, 'desk.edit', input, texts, work, lostRace)
    if (answer.ok) await sweepElsewhere(ctx.db, input.activityId, ctx.now)
    return answer
  }),

  /** Consequences of an edit, found by making the edit and undoing it. */
  consequences: organiserOf.input(consequencesInput).query(async ({ ctx, input }): Promise<ConsequencesAnswer> => {
    const result = await transact(ctx.db, (tx) => undoAlways(tx, (inner) => editActivity(inner, ctx, input)), lostRace)
    // The answer names people and their other visits, so the reading is logged although the edit is undone.
    await recordAudit(ctx.db, { actorId: ctx.volunteer.id, action: 'sign-ups.read', activityId: input.activityId }, ctx.now)
    return result.ok ? { ok: true, ...result.consequences } : result
  }),

  publish: organiserOf.input(publishInput).mutation(async ({ ctx, input }): Promise<PublishAnswer> => {
    const row = (await loadDeskActivity(ctx.db, input.activityId, ctx.now)) ?? fault('not-found')
    const seen = { activityId: row.id, version: row.version }
    return onceChecked(ctx, 'desk.publish', input, [...textsOf(planOf(row)), row.series?.name ?? ''], (tx) => publish(tx, ctx, seen))
  }),

  takeBack: organiserOf
    .input(takeBackInput)
    .mutation(({ ctx, input }): Promise<TakeBackAnswer> => once(ctx, 'desk.takeBack', input, (tx) => takeBack(tx, ctx, input.activityId))),

  dropChange: organiserOf.input(dropChangeInput).mutation(({ ctx, input }): Promise<TakeBackAnswer> =>
    once(ctx, 'desk.dropChange', input, async (tx) => {
      await lockActivity(tx, input.activityId, 'seats')
      return (await dropChange(tx, ctx, input.activityId)) ? accept : refuse('not-submitted')
    }),
  ),

  cancel: organiserOf.input(cancelInput).mutation(async ({ ctx, input }): Promise<CancelAnswer> => {
    const answer = await onceChecked(ctx, 'desk.cancel', input, [input.reason], (tx) => cancelActivity(tx, ctx, input), lostRace)
    if (answer.ok) await sweepElsewhere(ctx.db, input.activityId, ctx.now)
    return answer
  }),
})
