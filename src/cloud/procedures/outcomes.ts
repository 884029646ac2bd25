/** What came of a visit: its organisers report it after the day, and may put it right. */
import { activityIdInput } from '../../contract/activities'
import { type OutcomeView, type ReportOutcomeAnswer, reportOutcomeInput } from '../../contract/outcomes'
import { decideReport } from '../../domain/outcome'
import { organiserOf, router } from '../access'
import { onceChecked } from '../content/check'
import { lockActivity } from '../db/activity-facts'
import { loadDeskActivity } from '../db/desk'
import { presentAt } from '../db/attendances'
import { keepOutcome, loadOutcome } from '../db/outcomes'
import { recordAudit } from '../db/records'
import { fault } from '../faults'

export const outcomesRouter = router({
  get: organiserOf.input(activityIdInput).query(async ({ ctx, input }): Promise<OutcomeView> => {
    const row = (await loadDeskActivity(ctx.db, input.activityId, ctx.now)) ?? fault('not-found')
    const { id, title, status, startsAt, endsAt, town, place, categories, isSample, services } = row
    const outcome = await loadOutcome(ctx.db, id)
    return {
      activity: { id, title, status, startsAt, endsAt, town, place, categories, isSample },
      services,
      servedTotal: outcome?.servedTotal ?? null,
      note: outcome?.note ?? '',
      reportedAt: outcome?.reportedAt ?? null,
      reportedBy: outcome?.reportedBy ?? null,
      present: (await presentAt(ctx.db, [id])).get(id) ?? 0,
    }
  }),

  report: organiserOf.input(reportOutcomeInput).mutation(({ ctx, input }): Promise<ReportOutcomeAnswer> =>
    onceChecked(ctx, 'outcomes.report', input, [input.note], async (tx): Promise<ReportOutcomeAnswer> => {
      const { activityId, services, servedTotal, seen } = input
      const activity = (await lockActivity(tx, activityId, 'marks')) ?? fault('not-found')
      const stored = (await loadOutcome(tx, activityId))?.reportedAt ?? null
      const decision = decideReport(activity, { stored, seen }, ctx.now)
      if (!decision.ok) return decision
      if (!(await keepOutcome(tx, activityId, input, ctx.volunteer.id, ctx.now))) return fault('malformed')
      const details = { servedTotal, services: services.map(({ served }) => served), isFirst: stored === null }
      await recordAudit(tx, { actorId: ctx.volunteer.id, action: 'outcome.reported', activityId, details }, ctx.now)
      return { ok: true, reportedAt: ctx.now }
    }),
  ),
})
