/** Grams for the search box, of a visit's title, summary, services, place, town, categories, and every name of its organisations. */
import { type SQL, inArray, lt, sql } from 'drizzle-orm'
import { type ToSimplified, folded } from '../../../domain/search/folding'
import { type Syllables, gramsOf } from '../../../domain/search/grams'
import { type Querier, type Tx, rowsOf } from '../database'
import { loadSimplified } from '../search/script'
import { loadSyllables } from '../search/sounds'
import { activities, activityCategories, activityOrganisations, services } from '../schema/activities'
import { series } from '../schema/series'
import { categories, organisationAliases, organisations, towns } from '../schema/vocabulary'

/** Version of the rules by which grams are made. Rows of an older one are written again by the minute's jobs. */
export const SEARCH_VERSION = 1
/** Visits whose grams are written by one statement. */
const PART = 200

interface Words {
  id: string
  head: string[]
  heard: string[]
  rest: string[]
}

const list = (query: SQL): SQL => sql`(select coalesce(json_agg(w.word), '[]') from (${query}) w (word))`

const wordsOf = (db: Querier, ids: readonly string[]): Promise<Words[]> =>
  rowsOf<Words>(
    db,
    sql`select a.id, ${list(sql`select a.title union all select a.place
        union all select t.name from ${towns} t where t.id = a.town_id
        union all select s.name from ${services} s where s.activity_id = a.id`)} as head,
      ${list(sql`select r.name from ${series} r where r.id = a.series_id
        union all select o.short_name from ${activityOrganisations} ao join ${organisations} o on o.id = ao.organisation_id
          where ao.activity_id = a.id`)} as heard,
      ${list(sql`select a.summary
        union all select c.label from ${activityCategories} ac join ${categories} c on c.id = ac.category_id where ac.activity_id = a.id
        union all select o.name from ${activityOrganisations} ao join ${organisations} o on o.id = ao.organisation_id
          where ao.activity_id = a.id
        union all select n.alias from ${activityOrganisations} ao join ${organisationAliases} n on n.organisation_id = ao.organisation_id
          where ao.activity_id = a.id`)} as rest
      from ${activities} a where ${inArray(sql`a.id`, [...ids])}`,
  )

/** Writes the grams of activities again, after a change of any part. */
export async function refreshSearchText(tx: Tx, ...activityIds: string[]): Promise<void> {
  if (activityIds.length === 0) return
  const [toSimplified, syllables] = await Promise.all([loadSimplified(), loadSyllables()])
  for (let from = 0; from < activityIds.length; from += PART) {
    const words = await wordsOf(tx, activityIds.slice(from, from + PART))
    const rows = words.map(({ id, ...parts }) => ({ id, words: vectorOf(parts, toSimplified, syllables) }))
    await tx.execute(sql`update ${activities} set search_words = x.words::tsvector, search_version = ${SEARCH_VERSION}
      from json_to_recordset(${JSON.stringify(rows)}::json) as x (id uuid, words text) where ${activities.id} = x.id`)
  }
}

function vectorOf({ head, heard, rest }: Omit<Words, 'id'>, toSimplified: ToSimplified, syllables: Syllables): string {
  const fold = (words: readonly string[]) => words.map((word) => folded(word, toSimplified))
  const grams = gramsOf({ head: fold(head), heard: fold(heard), rest: fold(rest) }, syllables)
  return grams.map((gram) => `'${gram}'`).join(' ')
}

/** Writes the grams of some activities that have those of an older version. @returns their number, 0 when all are written */
export async function refreshOlder(tx: Tx): Promise<number> {
  const older = await tx
    .select({ id: activities.id })
    .from(activities)
    .where(lt(activities.searchVersion, SEARCH_VERSION))
    .orderBy(activities.id)
    .limit(PART)
    .for('update', { skipLocked: true })
  await refreshSearchText(tx, ...older.map(({ id }) => id))
  return older.length
}
