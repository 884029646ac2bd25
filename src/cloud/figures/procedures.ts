/** A year's figures and the records behind them; closing and exporting a year. */
import * as v from 'valibot'
import {
  type CloseYearAnswer,
  type ExportYearAnswer,
  type Figures,
  type OwnFigures,
  type Scope,
  type YearActivity,
  type YearRecord,
  type YearReport,
  closeYearInput,
  exportYearInput,
  figuresInput,
  yearActivitiesInput,
  yearFiguresInput,
  yearRecordsInput,
} from '../../contract/figures/figures'
import type { Page } from '../../contract/common'
import type { Instant } from '../../domain/calendar/calendar'
import { may } from '../../domain/people/permission'
import { administrator, organiser, readerOfFigures, router, volunteer } from '../rpc/access'
import { type Database, constraintOf, seeOneState, transact } from '../db/database'
import { type KeptSelection, listKeptActivities, listKeptRecords } from '../db/figures/kept-scores'
import { recordAudit } from '../db/audit/recording'
import { countActivities, countService, prepareCounting } from '../db/figures/year-figures'
import { PAGE_AND_ONE, listRecords, listYearActivities, pageOf, readRecordCursor, sumRecords } from '../db/figures/year-records'
import type { YearScope } from '../db/figures/year-scope'
import { fault } from '../rpc/faults'
import { closeYear } from './close-year'
import { exportYear } from './export-year'
import { yearReport, yearScope } from './year-report'
import { once } from '../rpc/once'

export const figuresRouter = router({
  /** Totals of a year: every organiser may read the base's, and those of their own organisations. */
  base: organiser.input(figuresInput).query(async ({ ctx, input: { year, organisationId } }): Promise<Figures> => {
    if (organisationId !== null && !may(ctx.actor).actFor(organisationId)) return fault('forbidden')
    const { activities, turns, people, minutes, served } = await totals(ctx.db, { year, organisationId, volunteerId: null, now: ctx.now })
    return { year, activities, turns, people, serviceMinutes: minutes, served }
  }),

  mine: volunteer.input(v.pick(figuresInput, ['year'])).query(async ({ ctx, input: { year } }): Promise<OwnFigures> => {
    const { records, minutes } = await sumRecords(ctx.db, yearScope({ of: 'own' }, year, ctx.volunteer.id, ctx.now))
    return { year, activities: records, serviceMinutes: minutes }
  }),

  year: readerOfFigures
    .input(yearFiguresInput)
    .query(({ ctx, input }): Promise<YearReport> => yearReport(ctx.db, input.scope, input.year, ctx.volunteer.id, ctx.now)),

  /** Records tell who was where, so reading other people's records is logged. */
  records: readerOfFigures.input(yearRecordsInput).query(async ({ ctx, input }): Promise<Page<YearRecord>> => {
    const { scope, year, cursor, kept, ...behind } = input
    const after = positionOf(cursor)
    const rows =
      kept === undefined
        ? await listRecords(ctx.db, yearScope(scope, year, ctx.volunteer.id, ctx.now), behind, PAGE_AND_ONE, after)
        : await listKeptRecords(ctx.db, keptBy(scope, year, kept), PAGE_AND_ONE, after)
    if (scope.of !== 'own')
      await recordAudit(ctx.db, { actorId: ctx.volunteer.id, action: 'figures.read', details: { scope, year } }, ctx.now)
    return pageOf(rows)
  }),

  activities: readerOfFigures.input(yearActivitiesInput).query(async ({ ctx, input }): Promise<Page<YearActivity>> => {
    const { scope, year, cursor, kept, ...behind } = input
    const after = positionOf(cursor)
    if (kept !== undefined)
      return pageOf(await listKeptActivities(ctx.db, { ...keptBy(scope, year, kept), part: behind.part }, PAGE_AND_ONE, after))
    return pageOf(await listYearActivities(ctx.db, yearScope(scope, year, ctx.volunteer.id, ctx.now), behind, PAGE_AND_ONE, after))
  }),

  close: administrator
    .input(closeYearInput)
    .mutation(({ ctx, input }): Promise<CloseYearAnswer> =>
      once(ctx, 'figures.close', input, (tx) => closeYear(tx, ctx, input.year), closedAtOnce, seeOneState),
    ),

  /** Makes the file. The phone then fetches it in parts. */
  export: readerOfFigures
    .input(exportYearInput)
    .mutation(({ ctx, input }): Promise<ExportYearAnswer> =>
      once(ctx, 'figures.export', input, (tx) => exportYear(tx, ctx, input), undefined, seeOneState),
    ),
})

/** True when two administrators closed the year at the same moment; a retry finds it closed. */
const closedAtOnce = (error: unknown) => constraintOf(error) === 'closed_years_pkey'

const positionOf = (cursor: string | undefined) => (cursor === undefined ? undefined : (readRecordCursor(cursor) ?? fault('malformed')))

/** Selection of the records behind an organisation's points. Other scopes have no points. */
const keptBy = (scope: Scope, year: number, keptId: string): KeptSelection =>
  scope.of === 'organisation' ? { year, organisationId: scope.organisationId, keptId } : fault('malformed')

/** Totals of a year, counted in the same way as its figures. */
const totals = (db: Database, scope: YearScope & { now: Instant }) =>
  transact(db, async (tx) => {
    await seeOneState(tx)
    await prepareCounting(tx)
    const service = (await countService(tx, scope)).find(({ of }) => of === 'total')
    const held = (await countActivities(tx, scope)).find(({ of }) => of === 'total')
    return { activities: 0, served: 0, people: 0, turns: 0, minutes: 0, ...service, ...held }
  })
