/**
 * Words of others that may name a person who leaves. Titles, services, positions and plans are never changed, and JSON is never read as
 * text: a name such as 义诊 or `true` would change what it does not mean.
 */
import { type SQL, sql } from 'drizzle-orm'
import { LEFT } from '../../../domain/people/leaving'
import { isSameName, isSearched, withoutListed, withoutMention } from '../../../domain/people/mentions'
import { nameKey } from '../../../domain/people/names'
import { type Tx, rowsOf, sqlStateOf } from '../database'
import { idsIn, visitsOf, visitsOfNamesakes, visitsWithPart } from './leaving-visits'

const column = (name: string): SQL => sql`${sql.identifier(name)}`

interface TextColumn {
  table: string
  name: string
  /** Primary key, `id` if absent. */
  key?: string
  /** Key of the JSON's free words; absent for a column that is all free words. */
  field?: string
  /** Condition on a row `t` that it is of one of the visits; by `activity_id` if absent. */
  within?: (visits: SQL, own: SQL) => SQL
}

/** Columns with words that people wrote freely. A test compares them with the declared fates. */
export const TEXTS: readonly TextColumn[] = [
  ...['summary', 'bring', 'getting_there', 'cancel_reason', 'return_reason'].map((name) => ({
    table: 'activities',
    name,
    within: (visits: SQL) => sql`t.id in ${visits}`,
  })),
  { table: 'text_changes', name: 'change', key: 'activity_id', field: 'summary' },
  { table: 'text_changes', name: 'return_reason', key: 'activity_id' },
  { table: 'outcomes', name: 'note', key: 'activity_id' },
  { table: 'marks', name: 'reason' },
  { table: 'disputes', name: 'text' },
  { table: 'disputes', name: 'answer' },
  { table: 'messages', name: 'note', within: (visits) => sql`t.activity_id in ${visits} and t.kind not in ${NAMING}` },
  {
    table: 'audit_log',
    name: 'details',
    field: 'reason',
    within: (visits, own) =>
      sql`(t.activity_id in ${visits} or t.actor_id in ${own} or t.action = 'series.ended' and t.subject_id in (
        select a.series_id::text from activities a where a.series_id is not null and a.id in ${visits}))`,
  },
]

/** Kinds of messages whose note is a person's name. */
const NAMED = sql`('member-joined', 'member-left', 'named-in-team', 'left-out', 'record-disputed')`
/** Kinds of messages whose note the program made of people's names. */
const NAMING = sql`('member-joined', 'member-left', 'named-in-team', 'left-out', 'record-disputed', 'seats-in-question')`

export interface Mention {
  /** The name or the phone. */
  mention: string
  pseudonym: string
}

/** Lets the transaction replace this mention in append-only tables; null ends it. */
export const allowReplacing = (tx: Tx, mention: Mention | null): Promise<unknown> =>
  tx.execute(sql`select set_config('tongxin.leaving', ${mention === null ? '' : JSON.stringify(mention)}, true)`)

const nameTables = [
  'towns',
  'organisations',
  'merged_organisations',
  'categories',
  'skills',
  'places',
  'templates',
  'services',
  'positions',
]
/** Every word of the base: lists, and the public texts that are never changed. */
const BASE_WORDS = sql.join(
  [
    ...[...nameTables, 'series', 'base'].map((table) => sql`select name as word from ${column(table)}`),
    sql`select short_name from organisations union select alias from organisation_aliases union select label from categories`,
    sql`select address from places union select title from templates union select word from templates`,
    sql`select county from base union select contact_phone from base union select title from activities union select place from activities`,
    sql`select s.value ->> 'name' from templates, jsonb_array_elements(services) s union select p.value ->> 'name' from templates, jsonb_array_elements(positions) p`,
  ],
  sql` union `,
)

async function isWordOfBase(tx: Tx, mention: string): Promise<boolean> {
  const [row] = await rowsOf<{ found: boolean }>(
    tx,
    sql`select exists (select 1 from (${BASE_WORDS}) w where position(${mention} in w.word) > 0) as found`,
  )
  return row?.found ?? true
}

/** Longer names of other people that contain the mention. They stay. */
async function longerNames(tx: Tx, mention: string): Promise<string[]> {
  const rows = await rowsOf<{ word: string }>(
    tx,
    sql`select w.word from (select name as word from volunteers union select name from roster_members) w
      where position(${mention} in w.word) > 0 and w.word <> ${mention} and w.word not like ${`${LEFT}%`}`,
  )
  return rows.map(({ word }) => word)
}

const textOf = ({ name, field }: TextColumn): SQL =>
  field === undefined ? sql`t.${column(name)}` : sql`t.${column(name)} ->> ${field}::text`
const within = (one: TextColumn, visits: SQL, own: SQL): SQL => one.within?.(visits, own) ?? sql`t.activity_id in ${visits}`

/** Runs one change on its own, since a person's leaving must not hang on a single row. A text that the database refuses stays. */
async function attempt(tx: Tx, work: (inner: Tx) => Promise<unknown>): Promise<void> {
  try {
    await tx.transaction(work)
  } catch (error) {
    // A deadlock is no fault of the row: the whole transaction is tried again.
    if (sqlStateOf(error)?.startsWith('40')) throw error
  }
}

async function replaceIn(
  tx: Tx,
  one: TextColumn,
  { mention, pseudonym }: Mention,
  { visits, own }: { visits: SQL; own: SQL },
  others: readonly string[],
): Promise<void> {
  const [table, stored] = [column(one.table), column(one.name)]
  const key = sql`t.${column(one.key ?? 'id')}`
  const keyType = sql.raw(one.table === 'audit_log' ? 'bigint' : 'uuid')
  const found = await rowsOf<{ key: string; text: string }>(
    tx,
    sql`select ${key}::text as key, ${textOf(one)} as text from ${table} t
      where position(${mention} in ${textOf(one)}) > 0 and ${within(one, visits, own)} order by 1`,
  )
  for (const row of found) {
    const after = withoutMention(row.text, mention, pseudonym, others)
    if (after === row.text) continue
    const value = one.field === undefined ? sql`${after}` : sql`jsonb_set(t.${stored}, array[${one.field}::text], to_jsonb(${after}::text))`
    await attempt(tx, (inner) => inner.execute(sql`update ${table} t set ${stored} = ${value} where ${key} = ${row.key}::${keyType}`))
  }
}

/** Replaces the name in messages to others that the program made of it. */
async function replaceInMessages(tx: Tx, { mention, pseudonym }: Mention, visits: SQL): Promise<void> {
  const found = await rowsOf<{ id: string; note: string; isName: boolean }>(
    tx,
    sql`select t.id, t.note, t.kind in ${NAMED} as "isName" from messages t
      where t.kind in ${NAMING} and t.note is not null and t.activity_id in ${visits} order by t.id`,
  )
  for (const { id, note, isName } of found) {
    const after = isName ? (isSameName(note, mention) ? pseudonym : note) : withoutListed(note, mention, pseudonym)
    if (after !== note) await attempt(tx, (inner) => inner.execute(sql`update messages set note = ${after} where id = ${id}`))
  }
}

/**
 * Replaces the person's names and phones in the words of others, as far as they mean the person alone.
 * @param ids all rows of the person
 * @returns number of texts about visits of theirs in which a mention stays
 */
export async function replaceMentions(tx: Tx, ids: readonly string[], mentions: readonly string[], pseudonym: string): Promise<number> {
  const all = await visitsOf(tx, ids)
  const withPart = await visitsWithPart(tx, ids)
  const own = idsIn(ids)
  let left = 0
  for (const mention of mentions) {
    await allowReplacing(tx, { mention, pseudonym })
    const taken = new Set(await visitsOfNamesakes(tx, ids, { nameKey: nameKey(mention), phone: mention }))
    const free = (visits: readonly string[]) => idsIn(visits.filter((id) => !taken.has(id)))
    await replaceInMessages(tx, { mention, pseudonym }, free(all))
    if (isSearched(mention, await isWordOfBase(tx, mention))) {
      const others = await longerNames(tx, mention)
      for (const one of TEXTS) await replaceIn(tx, one, { mention, pseudonym }, { visits: free(withPart), own }, others)
    }
    left += await countMentions(tx, mention, idsIn(all), own)
  }
  await allowReplacing(tx, null)
  return left
}

async function countMentions(tx: Tx, mention: string, visits: SQL, own: SQL): Promise<number> {
  const parts = TEXTS.map(
    (one) =>
      sql`select count(*) as some from ${column(one.table)} t where position(${mention} in ${textOf(one)}) > 0 and ${within(one, visits, own)}`,
  )
  const [row] = await rowsOf<{ total: number }>(tx, sql`select sum(c.some)::int as total from (${sql.join(parts, sql` union all `)}) c`)
  return row?.total ?? 0
}
