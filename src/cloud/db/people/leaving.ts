/** People who leave: the request, the entries that go with them, and the rows that go or lose what identifies them. */
import { type SQL, sql } from 'drizzle-orm'
import type { Instant } from '../../../domain/calendar/calendar'
import { type LooseEntry, goesAlong } from '../../../domain/people/leaving'
import { iso } from '../columns'
import { type Querier, type Tx, rowsOf } from '../database'
import { idsIn } from './leaving-visits'

/** Rows `v` of a person: their own, and those that were joined into it. */
const isOfPerson = (id: string): SQL => sql`(v.id = ${id} or v.joined_into = ${id})`

/** End of the time to change one's mind; null for a person who is not leaving. */
export async function leavesAt(db: Querier, id: string): Promise<Instant | null> {
  const [row] = await rowsOf<{ at: Instant | null }>(db, sql`select ms(min(v.leaves_at)) as at from volunteers v where ${isOfPerson(id)}`)
  return row?.at ?? null
}

export const setLeavesAt = (tx: Tx, id: string, at: Instant): Promise<unknown> =>
  tx.execute(sql`update volunteers set leaves_at = ${iso(at)}::timestamptz where id = ${id}`)

/** @returns false for a person who was not leaving */
export async function clearLeavesAt(tx: Tx, id: string): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    sql`update volunteers v set leaves_at = null where ${isOfPerson(id)} and v.leaves_at is not null returning v.id`,
  )
  return rows.length > 0
}

/** People whose time to change their mind is over, earliest first. */
export async function duePeople(db: Querier, now: Instant): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select coalesce(v.joined_into, v.id) as id from volunteers v where v.leaves_at <= ${iso(now)}::timestamptz
      group by 1 order by min(v.leaves_at), 1`,
  )
  return rows.map(({ id }) => id)
}

/** One row of a person who leaves. */
export interface LeavingRow {
  id: string
  name: string
  phone: string
}

/** Rows of the person, the kept one first. They are locked until the transaction ends. */
export const holdRows = (tx: Tx, id: string): Promise<LeavingRow[]> =>
  rowsOf<LeavingRow>(
    tx,
    sql`select v.id, v.name, v.phone from volunteers v where ${isOfPerson(id)} and v.left_at is null order by v.id <> ${id}, v.id for update`,
  )

/** Entries without an account that go along, see {@link goesAlong}. */
export async function looseEntries(tx: Tx, person: LeavingRow, ownIds: readonly string[], now: Instant): Promise<LeavingRow[]> {
  const own = idsIn(ownIds)
  const entries = await rowsOf<LeavingRow & LooseEntry>(
    tx,
    sql`select v.id, v.name, v.phone, exists (select 1 from told_apart t
        where (t.one_id = v.id and t.other_id in ${own}) or (t.other_id = v.id and t.one_id in ${own})) as "isToldApart",
        exists (select 1 from sign_ups u join activities a on a.id = u.activity_id
          where u.volunteer_id = v.id and u.status in ('confirmed', 'waitlisted') and a.ends_at > ${iso(now)}::timestamptz) as "isAwaited"
      from volunteers v where v.phone = ${person.phone} and v.phone <> '' and v.openid is null and v.joined_into is null and v.left_at is null
        and v.id not in ${own} order by v.id for update of v`,
  )
  return entries.filter((entry) => goesAlong(entry, person))
}

/** Columns that name the owner of rows which go with the person. Tests compare them with the declared fates. */
export const DELETED_BY: readonly (readonly [table: string, column: string])[] = [
  ['answers', 'volunteer_id'],
  ['messages', 'volunteer_id'],
  ['exported_files', 'volunteer_id'],
  ['uploads', 'volunteer_id'],
  ['wrong_codes', 'volunteer_id'],
  ['volunteer_skills', 'volunteer_id'],
  ['roles', 'volunteer_id'],
  ['told_apart', 'one_id'],
  ['told_apart', 'other_id'],
  ['joinings', 'from_id'],
  ['joinings', 'into_id'],
]

export async function deleteRows(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const [table, column] of DELETED_BY)
    await tx.execute(sql`delete from ${sql.identifier(table)} where ${sql.identifier(column)} in ${idsIn(ids)}`)
  for (const table of SIGNED_IN_BY)
    await tx.execute(
      sql`delete from ${sql.identifier(table)} where openid in (select v.openid from volunteers v where v.id in ${idsIn(ids)})`,
    )
}

/** Tables whose rows name an account. Its devices are signed out, and whoever signs in there again is somebody new. */
const SIGNED_IN_BY = ['sessions', 'web_sign_ins']

/**
 * Condition on a roster's line `r` that it is a person's: the organisation verified the person, now or earlier, and name and phone are
 * theirs. Without the verification, anybody could read or delete a member's line by typing the member's name and phone.
 * @param own query of the ids of the person's rows
 */
export const isVerifiedLine = (own: string): string => `r.phone <> ''
  and exists (select 1 from volunteers v where v.id in ${own} and v.phone = r.phone and v.name_key = r.name_key)
  and exists (select 1 from memberships m where m.volunteer_id in ${own} and m.organisation_id = r.organisation_id and m.verified_at is not null)`

/** Deletes the person's lines of rosters. Called while their memberships are as they were. */
export const deleteRosterLines = (tx: Tx, id: string): Promise<unknown> =>
  tx.execute(sql`with own(id) as (select v.id from volunteers v where ${isOfPerson(id)})
    delete from roster_members r where ${sql.raw(isVerifiedLine('(select own.id from own)'))}`)

/** Empties the words of disputes. That there was one stays with the record. */
export const clearDisputes = (tx: Tx, ids: readonly string[], words: string): Promise<unknown> =>
  tx.execute(sql`update disputes set text = ${words} where volunteer_id in ${idsIn(ids)}`)

/** Puts the pseudonym in the place of the person, and frees their account for somebody new. */
export const pseudonymise = (tx: Tx, ids: readonly string[], pseudonym: string, now: Instant): Promise<unknown> =>
  tx.execute(sql`update volunteers set name = ${pseudonym}, phone = '', openid = null, leaves_at = null, left_at = ${iso(now)}::timestamptz
    where id in ${idsIn(ids)}`)
