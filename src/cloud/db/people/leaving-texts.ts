/** Texts that may name a person who leaves: those of visits that they had to do with, since elsewhere the name may be another's. */
import { type SQL, sql } from 'drizzle-orm'
import { LEFT, withoutMention } from '../../../domain/people/leaving'
import { type Tx, rowsOf } from '../database'
import { refreshSearchText } from '../activities/search-text'
import { MOVED } from './person-columns'
import { PERSONAL_COLUMNS } from './personal-columns'

const column = (name: string): SQL => sql`${sql.identifier(name)}`
const idsIn = (ids: readonly string[]): SQL => sql`(select value::uuid from json_array_elements_text(${JSON.stringify(ids)}::json))`

/** Ids of visits that these people had to do with, by every column that refers to people in a table of visits. */
export async function visitsOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const isOfVisit = (table: string) =>
    table === 'activities' || PERSONAL_COLUMNS[table]?.some(({ columns }) => columns.includes('activity_id'))
  const parts = MOVED.filter(({ table }) => isOfVisit(table)).map(
    ({ table, column: person }) =>
      sql`select ${column(table === 'activities' ? 'id' : 'activity_id')} as id from ${column(table)} where ${column(person)} in ${idsIn(ids)}`,
  )
  const audit = sql`select activity_id from audit_log where activity_id is not null and actor_id in ${idsIn(ids)}`
  const rows = await rowsOf<{ id: string }>(tx, sql`${sql.join([...parts, audit], sql` union `)} order by 1`)
  return rows.map(({ id }) => id)
}

export interface Scope {
  ids: readonly string[]
  visitIds: readonly string[]
}

interface TextColumns {
  table: string
  /** Columns of type jsonb are searched as text. */
  texts: readonly { name: string; isJson?: boolean }[]
  /** Condition on a row `t` for which a mention means the person. */
  within: (scope: Scope) => SQL
}

const ofVisit = ({ visitIds }: Scope): SQL => sql`t.activity_id in ${idsIn(visitIds)}`
const seriesOf = ({ visitIds }: Scope): SQL =>
  sql`(select series_id from activities where id in ${idsIn(visitIds)} and series_id is not null)`

/** Columns in which names may stand. A test compares them with the declared fates. */
export const TEXTS: readonly TextColumns[] = [
  {
    table: 'activities',
    texts: [{ name: 'title' }, { name: 'summary' }, { name: 'cancel_reason' }, { name: 'return_reason' }],
    within: ({ visitIds }) => sql`t.id in ${idsIn(visitIds)}`,
  },
  { table: 'text_changes', texts: [{ name: 'change', isJson: true }, { name: 'return_reason' }], within: ofVisit },
  { table: 'services', texts: [{ name: 'name' }], within: ofVisit },
  { table: 'positions', texts: [{ name: 'name' }], within: ofVisit },
  { table: 'outcomes', texts: [{ name: 'note' }], within: ofVisit },
  { table: 'series', texts: [{ name: 'name' }, { name: 'plan', isJson: true }], within: (scope) => sql`t.id in ${seriesOf(scope)}` },
  { table: 'marks', texts: [{ name: 'reason' }], within: ofVisit },
  { table: 'disputes', texts: [{ name: 'text' }, { name: 'answer' }], within: ofVisit },
  { table: 'messages', texts: [{ name: 'note' }], within: ofVisit },
  { table: 'answers', texts: [{ name: 'answer', isJson: true }], within: () => sql`true` },
  {
    table: 'audit_log',
    texts: [{ name: 'details', isJson: true }],
    within: (scope) =>
      sql`(${ofVisit(scope)} or t.actor_id in ${idsIn(scope.ids)} or t.subject_id in (select s.series_id::text from ${seriesOf(scope)} s))`,
  },
]

export interface Mention {
  /** The name or the phone. */
  mention: string
  pseudonym: string
}

/** Lets the transaction replace this mention in append-only tables; null ends it. */
export const allowReplacing = (tx: Tx, mention: Mention | null): Promise<unknown> =>
  tx.execute(sql`select set_config('tongxin.leaving', ${mention === null ? '' : JSON.stringify(mention)}, true)`)

/** Names of other people, and the base's own words, that contain the mention. They stay. */
export async function longerWords(tx: Tx, { mention }: Mention): Promise<string[]> {
  const tables = ['volunteers', 'roster_members', 'towns', 'organisations', 'categories', 'skills']
  const parts = tables.map((table) => sql`select name as word from ${column(table)}`)
  const short = sql`select short_name from organisations union select alias from organisation_aliases`
  const rows = await rowsOf<{ word: string }>(
    tx,
    sql`select w.word from (${sql.join([...parts, short], sql` union `)}) w where position(${mention} in w.word) > 0 and w.word <> ${mention}
      and w.word not like ${`${LEFT}%`}`,
  )
  return rows.map(({ word }) => word)
}

/** Replaces the mention in all texts of the scope. */
export async function replaceMentions(tx: Tx, { mention, pseudonym }: Mention, scope: Scope): Promise<void> {
  const others = await longerWords(tx, { mention, pseudonym })
  for (const { table, texts, within } of TEXTS)
    for (const { name, isJson } of texts) {
      const text = isJson ? sql`t.${column(name)}::text` : sql`t.${column(name)}`
      const found = await rowsOf<{ text: string }>(
        tx,
        sql`select distinct ${text} as text from ${column(table)} t where position(${mention} in ${text}) > 0 and ${within(scope)}`,
      )
      for (const { text: before } of found) {
        const after = withoutMention(before, mention, pseudonym, others)
        if (after === before) continue
        const value = isJson ? sql`${after}::jsonb` : sql`${after}`
        await tx.execute(sql`update ${column(table)} t set ${column(name)} = ${value} where ${text} = ${before} and ${within(scope)}`)
      }
    }
  const renamed = await rowsOf<{ id: string }>(
    tx,
    sql`select id from activities where id in ${idsIn(scope.visitIds)} and position(lower(${mention}) in search_text) > 0`,
  )
  await refreshSearchText(tx, ...renamed.map(({ id }) => id))
}
