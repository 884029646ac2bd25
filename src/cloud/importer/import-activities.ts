/** Import of past visits. A record that was imported before is left alone, so importing a file again changes nothing. */
import type { Instant } from '../../domain/calendar/calendar'
import { type Database, type Tx, transact } from '../db/database'
import { recordAudit } from '../db/audit/recording'
import { base, categories, towns } from '../db/schema/vocabulary'
import { type PastActivity, toPastActivity } from './filling'
import type { HomeBase } from './place'
import type { ImportRecord } from './record-shape'
import { storePast } from './store-past'
import { tidyWords } from './wording'

export interface ImportResult {
  imported: number
  alreadyThere: number
  /** Well-formed records that cannot be imported into this base, each with a reason in Chinese. */
  notImported: { id: string; line: number; field: string; reason: string }[]
}

/** Imports all records in one transaction, so that an interrupted import leaves nothing behind. */
export const importActivities = (db: Database, records: readonly ImportRecord[], now: Instant): Promise<ImportResult> =>
  transact(db, (tx) => storeActivities(tx, records, now))

/** Rows in one insert: PostgreSQL takes 65,535 parameters. */
const AT_ONCE = 200

/** Imports within the caller's transaction. */
export async function storeActivities(tx: Tx, records: readonly ImportRecord[], now: Instant): Promise<ImportResult> {
  const home = await loadHome(tx)
  const known = new Set((await tx.select({ id: categories.id }).from(categories)).map(({ id }) => id))
  const result: ImportResult = { imported: 0, alreadyThere: 0, notImported: [] }
  const past: PastActivity[] = []
  for (const record of records) {
    const activity = record.date === null ? null : toPastActivity({ ...record, date: record.date }, home)
    const problem = problemOf(record, activity, known, now)
    if (problem) result.notImported.push({ id: record.id, line: record.line, ...problem })
    else if (activity) past.push(activity)
  }
  for (let from = 0; from < past.length; from += AT_ONCE) {
    result.imported += await storePast(tx, past.slice(from, from + AT_ONCE), now)
  }
  result.alreadyThere = past.length - result.imported
  if (result.imported > 0) {
    const details = { imported: result.imported, alreadyThere: result.alreadyThere, notImported: result.notImported.length }
    await recordAudit(tx, { actorId: null, action: 'activities.imported', details }, now)
  }
  return result
}

async function loadHome(tx: Tx): Promise<HomeBase> {
  const [settings] = await tx.select({ county: base.county }).from(base)
  return { county: settings?.county ?? '', towns: await tx.select({ id: towns.id, name: towns.name }).from(towns) }
}

/** The first obstacle to storing a record, with its field; null for none. */
function problemOf(record: ImportRecord, activity: PastActivity | null, categories: ReadonlySet<string>, now: Instant) {
  if (activity === null) return { field: 'date', reason: `没有日期，不能记为一次活动${hintOf(record.notes ?? '')}` }
  const unknown = record.category.find((id) => !categories.has(id))
  if (unknown !== undefined) return { field: 'category', reason: `本基地没有“${unknown}”这个类别` }
  if (activity.endsAt > now) return { field: 'date', reason: '活动还没有结束：这里只导入已经办过的' }
  return null
}

/** The words of the notes about the day, which help to find the missing date. */
function hintOf(notes: string): string {
  const [clause = ''] = tidyWords(notes).split(/[；。]/)
  return /\d\s*[年月]/.test(clause) ? `（${clause}）` : ''
}
