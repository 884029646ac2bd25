/** A base's own lists as its administrator edits them. */
import { type SQL, eq, sql } from 'drizzle-orm'
import type { ListEntry, ListWords } from '../../../contract/vocabulary'
import type { Template } from '../../../domain/activities/usual-plan'
import type { Instant } from '../../../domain/calendar/calendar'
import type { ListName } from '../../../domain/vocabulary/lists'
import { type Querier, type Tx, rowsOf } from '../database'
import { activities, activityCategories, positions } from '../schema/activities'
import { volunteerSkills } from '../schema/people'
import { categories, places, sayings, skills, templates, towns } from '../schema/vocabulary'

const TABLES = { towns, categories, skills, places, templates, sayings } as const satisfies Record<ListName, unknown>

/** Columns that the administrator writes, and the number of things that refer to an entry `e`. */
const COLUMNS: Readonly<Record<ListName, { words: SQL; uses: SQL }>> = {
  towns: {
    words: sql`e.name`,
    uses: sql`(select count(*) from ${activities} a where a.town_id = e.id) + (select count(*) from ${places} p where p.town_id = e.id)`,
  },
  categories: {
    words: sql`e.name, e.label, e.usual_bring as "usualBring"`,
    uses: sql`(select count(*) from ${activityCategories} c where c.category_id = e.id)
      + (select count(*) from ${templates} t where t.category_id = e.id)`,
  },
  skills: {
    words: sql`e.name, e.needs_verification as "needsVerification",
      (select count(*)::int from ${volunteerSkills} v where v.skill_id = e.id and v.verified_at is null) as unverified`,
    uses: sql`(select count(*) from ${volunteerSkills} v where v.skill_id = e.id) + (select count(*) from ${positions} p where p.skill_id = e.id)
      + (select count(*) from ${templates} t where t.positions @> jsonb_build_array(jsonb_build_object('skillId', e.id)))`,
  },
  places: {
    words: sql`e.name, e.town_id as "townId", e.address`,
    uses: sql`(select count(*) from ${activities} a where a.town_id = e.town_id and a.place in (e.name, e.name || '（' || e.address || '）'))`,
  },
  templates: {
    words: sql`e.name, e.category_id as "categoryId", e.title, e.word, e.minutes, e.services, e.positions`,
    uses: sql`0`,
  },
  sayings: { words: sql`e.name, e.means`, uses: sql`0` },
}

/** Takes turns with other changes of lists, until the transaction ends: a list may name entries of another. */
export const holdLists = (tx: Tx): Promise<unknown> => tx.execute(sql`select pg_advisory_xact_lock(hashtext('lists'))`)

export const entriesOf = <Of extends ListName>(db: Querier, of: Of): Promise<ListEntry<Of>[]> =>
  rowsOf<ListEntry<Of>>(
    db,
    sql`select e.id, ${COLUMNS[of].words}, e.retired_at is not null as "isRetired", (${COLUMNS[of].uses})::int as uses
      from ${TABLES[of]} e order by e.ordinal, e.id`,
  )

/** Any of the tables, by the columns that all have. */
const tableOf = (of: ListName) => TABLES[of] as unknown as typeof towns

/** Adds entries at the end of the list. */
export async function addEntries(tx: Tx, of: ListName, rows: readonly ({ id: string } & ListWords[ListName])[]): Promise<void> {
  const table = tableOf(of)
  const [last] = await tx.select({ ordinal: sql<number>`coalesce(max(${table.ordinal}), 0)` }).from(table)
  const from = (last?.ordinal ?? 0) + 1
  await tx.insert(table).values(rows.map((row, at) => ({ ...row, ordinal: from + at })))
}

export async function editEntry(tx: Tx, of: ListName, id: string, words: ListWords[ListName]): Promise<void> {
  const table = tableOf(of)
  await tx.update(table).set(words).where(eq(table.id, id))
}

/** @param at null to offer the entry again */
export async function retireEntry(tx: Tx, of: ListName, id: string, at: Instant | null): Promise<void> {
  const table = tableOf(of)
  await tx.update(table).set({ retiredAt: at }).where(eq(table.id, id))
}

export async function removeEntry(tx: Tx, of: ListName, id: string): Promise<void> {
  const table = tableOf(of)
  await tx.delete(table).where(eq(table.id, id))
}

/** Writes the order in one statement. */
export const orderEntries = (tx: Tx, of: ListName, ids: readonly string[]): Promise<unknown> =>
  tx.execute(sql`update ${TABLES[of]} e set ordinal = o.place
    from (select value as id, ordinality::int as place from json_array_elements_text(${JSON.stringify(ids)}::json) with ordinality) o
    where e.id = o.id`)

/** Templates on offer. */
export const templatesOnOffer = (db: Querier): Promise<Template[]> =>
  db
    .select({
      id: templates.id,
      name: templates.name,
      categoryId: templates.categoryId,
      title: templates.title,
      word: templates.word,
      minutes: templates.minutes,
      services: templates.services,
      positions: templates.positions,
    })
    .from(templates)
    .where(sql`${templates.retiredAt} is null`)
    .orderBy(templates.ordinal, templates.id)

/** Places of a town, with the retired ones. */
export const placesOf = (db: Querier, townId: string): Promise<{ name: string; address: string; isRetired: boolean }[]> =>
  db
    .select({ name: places.name, address: places.address, isRetired: sql<boolean>`${places.retiredAt} is not null` })
    .from(places)
    .where(eq(places.townId, townId))
    .orderBy(places.ordinal, places.id)

/** Ids of activities in a town. */
export async function activitiesInTown(db: Querier, townId: string): Promise<string[]> {
  const rows = await db.select({ id: activities.id }).from(activities).where(eq(activities.townId, townId))
  return rows.map(({ id }) => id)
}
