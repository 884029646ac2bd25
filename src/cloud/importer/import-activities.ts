/** Stores past visits as they happened. A record that is there already is left alone, so importing a file again changes nothing. */
import { randomUUID } from 'node:crypto'
import { defaultWindows } from '../../domain/activity'
import type { Instant } from '../../domain/calendar'
import { newTicketKey } from '../db/activity-writes'
import { type Database, type Tx, transact } from '../db/database'
import { recordAudit } from '../db/records'
import { activities, activityCategories, activityOrganisations, base, categories, outcomes, services, towns } from '../db/schema'
import { refreshSearchText } from '../db/search-text'
import { type Directory, directoryFor } from './directory'
import { type PastActivity, fillIn } from './filling'
import type { Home } from './place'
import type { ImportRecord } from './record-shape'

export interface ImportOptions {
  now: Instant
  /** Shown as an example, not as the base's own work. */
  isSample: boolean
}

export interface ImportResult {
  imported: number
  alreadyThere: number
  /** Records of the right shape that are no activity of this base's past, each with the reason in Chinese. */
  notImported: { id: string; line: number; field: string; reason: string }[]
}

/** All in one transaction: an import that is cut off leaves nothing behind. */
export const importActivities = (db: Database, records: readonly ImportRecord[], options: ImportOptions): Promise<ImportResult> =>
  transact(db, (tx) => storeActivities(tx, records, options))

/** Rows in one insert: PostgreSQL takes 65,535 parameters. */
const AT_ONCE = 200

/** The same within a transaction of the caller's. */
export async function storeActivities(tx: Tx, records: readonly ImportRecord[], options: ImportOptions): Promise<ImportResult> {
  const home = await loadHome(tx)
  const known = new Set((await tx.select({ id: categories.id }).from(categories)).map(({ id }) => id))
  const result: ImportResult = { imported: 0, alreadyThere: 0, notImported: [] }
  const past: PastActivity[] = []
  for (const record of records) {
    const activity = record.date === null ? null : fillIn({ ...record, date: record.date }, home)
    const problem = problemOf(record, activity, known, options.now)
    if (problem) result.notImported.push({ id: record.id, line: record.line, ...problem })
    else if (activity) past.push(activity)
  }
  for (let from = 0; from < past.length; from += AT_ONCE) {
    result.imported += await storeBatch(tx, past.slice(from, from + AT_ONCE), options)
  }
  result.alreadyThere = past.length - result.imported
  if (result.imported > 0) {
    const details = { imported: result.imported, alreadyThere: result.alreadyThere, notImported: result.notImported.length }
    await recordAudit(tx, { actorId: null, action: 'activities.imported', details }, options.now)
  }
  return result
}

async function loadHome(tx: Tx): Promise<Home> {
  const [settings] = await tx.select({ name: base.name }).from(base)
  return { name: settings?.name ?? '', towns: await tx.select({ id: towns.id, name: towns.name }).from(towns) }
}

/** The first thing that keeps a record from being stored, with the field it is about. */
function problemOf(record: ImportRecord, activity: PastActivity | null, categories: ReadonlySet<string>, now: Instant) {
  if (activity === null)
    return { field: 'date', reason: `没有日期，不能记为一次活动${record.notes ? `（${firstClause(record.notes)}）` : ''}` }
  const unknown = record.category.find((id) => !categories.has(id))
  if (unknown !== undefined) return { field: 'category', reason: `本基地没有“${unknown}”这个类别` }
  if (activity.endsAt > now) return { field: 'date', reason: '活动还没有结束：这里只导入已经办过的' }
  return null
}

const firstClause = (notes: string): string => notes.split(/[；;。]/)[0] ?? ''

/** @returns how many were new */
async function storeBatch(tx: Tx, past: readonly PastActivity[], options: ImportOptions): Promise<number> {
  const rows = past.map((activity) => activityRow(activity, options))
  const stored = await tx
    .insert(activities)
    .values(rows)
    .onConflictDoNothing({ target: activities.importedAs })
    .returning({ id: activities.id })
  const ids = new Set(stored.map(({ id }) => id))
  const fresh = past.flatMap((activity, index) => {
    const id = rows[index]?.id
    return id !== undefined && ids.has(id) ? [{ id, activity }] : []
  })
  if (fresh.length === 0) return 0
  const idOf = await directoryFor(
    tx,
    fresh.flatMap(({ activity }) => [...activity.hosts, ...activity.partners]),
  )
  await tx
    .insert(activityCategories)
    .values(
      fresh.flatMap(({ id, activity }) => activity.categories.map((categoryId, ordinal) => ({ activityId: id, categoryId, ordinal }))),
    )
  await tx.insert(activityOrganisations).values(fresh.flatMap(({ id, activity }) => organisationRows(id, activity, idOf)))
  await tx
    .insert(services)
    .values(
      fresh.flatMap(({ id, activity }) =>
        activity.services.map((service, ordinal) => ({ ...service, id: randomUUID(), activityId: id, ordinal })),
      ),
    )
  await tx.insert(outcomes).values(fresh.map(({ id, activity }) => ({ ...activity.outcome, activityId: id })))
  await refreshSearchText(tx, ...ids)
  return fresh.length
}

/** Nobody could ever sign up for it, so its window is the moment it began. */
const activityRow = (
  { importedAs, title, summary, startsAt, endsAt, townId, place, series }: PastActivity,
  { now, isSample }: ImportOptions,
) => ({
  ...{ id: randomUUID(), importedAs, title, summary, startsAt, endsAt, townId, place, series, isSample },
  ...defaultWindows(startsAt, now),
  status: 'published' as const,
  ticketKey: newTicketKey(),
  createdAt: now,
  publishedAt: now,
})

/** Each organisation once, in the first part it is named for. */
function organisationRows(activityId: string, { hosts, partners }: PastActivity, idOf: Directory) {
  const hostIds = new Set(hosts.map(idOf))
  const partnerIds = [...new Set(partners.map(idOf))].filter((id) => !hostIds.has(id))
  const [leadId, ...others] = hostIds
  return [
    ...(leadId === undefined ? [] : [{ organisationId: leadId, part: 'lead' as const }]),
    ...others.map((organisationId) => ({ organisationId, part: 'host' as const })),
    ...partnerIds.map((organisationId) => ({ organisationId, part: 'partner' as const })),
  ].map((row, ordinal) => ({ activityId, ...row, ordinal }))
}
