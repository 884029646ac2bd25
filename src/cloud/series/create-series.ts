/** Makes the visits of a series from one visit. The whole plan is copied, except for the day and the lead. */
import { randomUUID } from 'node:crypto'
import type { ActivityPlan } from '../../contract/activities/desk'
import type { CreateSeriesAnswer, SeriesDate, SeriesPreview } from '../../contract/series'
import { decidePublication } from '../../domain/activities/activity'
import { type Instant, dayOf } from '../../domain/calendar/calendar'
import { refuse } from '../../domain/decision'
import { bothInWords } from '../../domain/calendar/lunar'
import { type Actor, may } from '../../domain/people/permission'
import { publicationOf } from '../../domain/activities/submission'
import { type SeriesPlan, datesOf, movedTo } from '../../domain/series/series'
import { loadHolidays } from '../calendar/holidays'
import { hostOrganisationsOf } from '../db/activities/activity-hosts'
import { insertDraft, writePosition } from '../db/activities/activity-writes'
import type { Querier, Tx } from '../db/database'
import { loadDeskActivity, planOf } from '../db/activities/desk'
import { type AuditEntry, recordAudits } from '../db/audit/recording'
import { addHosts, insertSeries, joinSeries, seriesOf } from '../db/series'
import { movedWindows } from '../activities/edit-activity'
import { fault } from '../rpc/faults'
import { loadLunar } from '../calendar/lunar'
import { publishOrSubmit } from '../activities/publish'

interface Maker {
  volunteer: { id: string }
  actor: Actor
  now: Instant
}

/** Instant before every release: with it the source's ended reservations are read too, since each visit begins with all of them. */
const EVER: Instant = 0

type Source = Awaited<ReturnType<typeof sourceOf>>

async function sourceOf(db: Querier, activityId: string) {
  const row = (await loadDeskActivity(db, activityId, EVER)) ?? fault('not-found')
  return { row, plan: planOf(row), hostIds: row.organisations.filter(({ part }) => part !== 'partner').map(({ id }) => id) }
}

/** Days of the plan in both calendars, skipped days included. */
export async function previewSeries(db: Querier, activityId: string, plan: SeriesPlan, now: Instant): Promise<SeriesPreview> {
  const { row } = await sourceOf(db, activityId)
  const [lunarOf, holidays] = await Promise.all([loadLunar(), loadHolidays(db)])
  const found = datesOf(plan, { lunarOf, holidays, sourceDate: dayOf(row.startsAt) })
  if (!found.ok) return found
  const dates = found.occurrences.map(({ date, skipped, leadId }): SeriesDate => {
    const span = movedTo(date, row)
    return {
      date,
      ...span,
      words: bothInWords(span.startsAt, lunarOf(date), now),
      skipped,
      isHoliday: holidays.isWorked(date) === false,
      leadId,
    }
  })
  const held = dates.filter(({ skipped }) => skipped === null)
  if (held.some(({ startsAt }) => startsAt <= now)) return refuse('start-in-past')
  const years = [...new Set(held.map(({ date }) => Number(date.slice(0, 4))))]
  const holidaysUnknown = years.filter((year) => !holidays.isPublished(year))
  return { ok: true, dates, count: held.length, missing: found.missing, holidaysUnknown }
}

/**
 * Makes all visits or none. An upcoming source visit becomes the first of the series.
 * @param seenVersion version of the source visit whose texts were checked
 */
export async function createSeries(
  tx: Tx,
  { volunteer, actor, now }: Maker,
  input: { activityId: string; name: string; plan: SeriesPlan; toPublish: boolean },
  seenVersion: number,
): Promise<CreateSeriesAnswer> {
  const { activityId, name, plan, toPublish } = input
  if (!plan.leadIds.every((leadId) => may(actor).actFor(leadId))) return fault('forbidden')
  const preview = await previewSeries(tx, activityId, plan, now)
  if (!preview.ok) return preview
  const source = await sourceOf(tx, activityId)
  // Only the version whose texts were checked is published.
  if (toPublish && source.row.version !== seenVersion) return refuse('changed-meanwhile')
  const held = preview.dates.filter(({ skipped }) => skipped === null)
  if (toPublish) {
    const counts = { positions: source.plan.positions.length, services: source.plan.services.length }
    // The preview has checked the days; positions and services remain to be checked.
    const decision = decidePublication({ ...source.row, status: 'draft', startsAt: held[0]?.startsAt ?? now }, counts, now)
    if (!decision.ok) return decision
  }
  const seriesId = randomUUID()
  await insertSeries(tx, { id: seriesId, name, plan, createdBy: volunteer.id }, now)
  const ids: string[] = []
  const isAhead = source.row.status !== 'cancelled' && source.row.startsAt > now && (await seriesOf(tx, activityId)) === null
  const joined = isAhead ? { activityId } : {}
  const audits: AuditEntry[] = [
    { actorId: volunteer.id, action: 'series.created', ...joined, subjectId: seriesId, details: { made: held.length } },
  ]
  for (const date of held) {
    const id = await insertCopy(tx, source, date, volunteer.id, now)
    ids.push(id)
    audits.push({ actorId: volunteer.id, action: 'activity.created', activityId: id, details: { seriesId } })
  }
  await joinSeries(tx, seriesId, isAhead ? [...ids, activityId] : ids)
  await recordAudits(tx, audits, now)
  let submitted = 0
  for (const id of toPublish ? ids : []) {
    const status = publicationOf(await hostOrganisationsOf(tx, id), actor)
    if ((await publishOrSubmit(tx, id, status, volunteer.id, now)) === 'submitted') submitted++
  }
  return { ok: true, seriesId, firstId: ids[0] ?? activityId, made: ids.length, submitted }
}

/** Inserts a draft like the source, with all positions, seats and hosts. @returns id of the draft */
async function insertCopy(tx: Tx, source: Source, { startsAt, endsAt, leadId }: SeriesDate, by: string, now: Instant): Promise<string> {
  const id = randomUUID()
  const copy = copyTo(source.plan, startsAt, endsAt, leadId ?? source.plan.leadId)
  const windows = { ...movedWindows(source.row, startsAt), signUpOpensAt: Math.min(now, startsAt) }
  await insertDraft(tx, id, copy, windows, by, now)
  for (const [ordinal, position] of copy.positions.entries()) {
    const laid = await writePosition(tx, id, position, { ordinal, isKnown: false }, now)
    if (!laid.ok) throw new Error('the seats of the visit it is made from were laid the same way')
  }
  await addHosts(
    tx,
    id,
    source.hostIds.filter((hostId) => hostId !== source.plan.leadId),
  )
  return id
}

/** The plan for another day and lead, with new ids. Reservations end as long before the start as in the plan. */
const copyTo = (plan: ActivityPlan, startsAt: Instant, endsAt: Instant, leadId: string): ActivityPlan => ({
  ...plan,
  startsAt,
  endsAt,
  leadId,
  partnerIds: plan.partnerIds.filter((id) => id !== leadId),
  services: plan.services.map((service) => ({ ...service, id: randomUUID() })),
  positions: plan.positions.map((position) => ({
    ...position,
    id: randomUUID(),
    quotas: position.quotas.map((quota) => ({ ...quota, releaseAt: quota.releaseAt - plan.startsAt + startsAt })),
  })),
})
