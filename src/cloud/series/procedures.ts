/** Series of visits. Each call names one visit, a member of the series or its source. Organisers of that visit may call. */
import { activityIdInput } from '../../contract/activities/activities'
import {
  type CreateSeriesAnswer,
  type EndSeriesAnswer,
  type SeriesConsequences,
  type SeriesEditAnswer,
  type SeriesPreview,
  type SeriesView,
  createSeriesInput,
  editSeriesInput,
  endSeriesInput,
  previewSeriesInput,
  seriesConsequencesInput,
} from '../../contract/series'
import { organiserOf, router } from '../rpc/access'
import { textsOf } from '../activities/activity-texts'
import { onceChecked } from '../content/check'
import { createSeries, previewSeries } from './create-series'
import { type Tx, transact, undoAlways, undoRefused } from '../db/database'
import { loadDeskActivity, planOf } from '../db/activities/desk'
import { recordAudit } from '../db/audit/recording'
import { editSeries, finishSeries, viewSeries } from './edit-series'
import { fault } from '../rpc/faults'
import { lostRace, sweepElsewhere } from '../seats/fill-seats'

export const seriesRouter = router({
  get: organiserOf.input(activityIdInput).query(({ ctx, input }): Promise<SeriesView> => viewSeries(ctx.db, ctx, input.activityId)),

  preview: organiserOf
    .input(previewSeriesInput)
    .query(({ ctx, input }): Promise<SeriesPreview> => previewSeries(ctx.db, input.activityId, input.plan, ctx.now)),

  create: organiserOf.input(createSeriesInput).mutation(async ({ ctx, input }): Promise<CreateSeriesAnswer> => {
    const row = (await loadDeskActivity(ctx.db, input.activityId, ctx.now)) ?? fault('not-found')
    // The page of the source visit shows the series' name, so the name is checked too, unless that visit is a draft.
    const texts = input.toPublish ? [input.name, ...textsOf(planOf(row))] : row.status === 'draft' ? [] : [input.name]
    const work = (tx: Tx) => undoRefused(tx, (inner) => createSeries(inner, ctx, input, row.version))
    return onceChecked(ctx, 'series.create', input, texts, work)
  }),

  /** Consequences of an edit, found by making the edit and undoing it. */
  consequences: organiserOf.input(seriesConsequencesInput).query(async ({ ctx, input }): Promise<SeriesConsequences> => {
    const answer = await transact(ctx.db, (tx) => undoAlways(tx, (inner) => editSeries(inner, ctx, input)), lostRace)
    // The answer names people and their other visits, so the reading is logged although the edit is undone.
    await recordAudit(ctx.db, { actorId: ctx.volunteer.id, action: 'sign-ups.read', activityId: input.activityId }, ctx.now)
    return answer
  }),

  edit: organiserOf.input(editSeriesInput).mutation(async ({ ctx, input }): Promise<SeriesEditAnswer> => {
    const row = (await loadDeskActivity(ctx.db, input.activityId, ctx.now)) ?? fault('not-found')
    const work = async (tx: Tx): Promise<SeriesEditAnswer> => {
      const done = await undoRefused(tx, (inner) => editSeries(inner, ctx, input))
      if (!done.ok) return done
      const { changed, notOwn, activities } = done
      const waiting = activities.filter(({ consequences }) => consequences.waiting.length > 0).length
      return { ok: true, changed, notOwn, waiting, activityIds: activities.map(({ activityId }) => activityId) }
    }
    const answer = await onceChecked(ctx, 'series.edit', input, [...textsOf(input.plan), input.reason], work, lostRace)
    if (!answer.ok && !('startsAt' in answer)) return { ...answer, startsAt: row.startsAt, activityId: row.id }
    if (answer.ok) for (const activityId of answer.activityIds) await sweepElsewhere(ctx.db, activityId, ctx.now)
    return answer
  }),

  end: organiserOf.input(endSeriesInput).mutation(async ({ ctx, input }): Promise<EndSeriesAnswer> => {
    const answer = await onceChecked(ctx, 'series.end', input, [input.reason], (tx) => finishSeries(tx, ctx, input), lostRace)
    if (answer.ok && answer.cancelled > 0) {
      const { activities } = await viewSeries(ctx.db, ctx, input.activityId)
      for (const { id, phase } of activities) if (phase === 'cancelled') await sweepElsewhere(ctx.db, id, ctx.now)
    }
    return answer
  }),
})
