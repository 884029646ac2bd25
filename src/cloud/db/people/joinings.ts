/** Joinings of two people: what is moved beside plain rows, and the list of joinings. */
import { and, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { Instant } from '../../../domain/calendar/calendar'
import type { JoiningFacts } from '../../../domain/people/same-person'
import { unitedMemberships } from '../../../domain/people/united-memberships'
import { type Querier, type Tx, rowsOf } from '../database'
import { type ChangedRow, type MovedThings, joinings, memberships, toldApart, volunteers } from '../schema/people'
import { changeMemberships, membershipsOf } from './memberships'
import { changeRow, insertRows } from './moving-rows'

/** Locks people until the transaction ends, so that no new row refers to them meanwhile. @returns ids of those not joined into another */
export async function holdPeople(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx
    .select({ id: volunteers.id, joinedInto: volunteers.joinedInto })
    .from(volunteers)
    .where(inArray(volunteers.id, [...ids]))
    .orderBy(volunteers.id)
    .for('update')
  return rows.flatMap(({ id, joinedInto }) => (joinedInto === null ? [id] : []))
}

export const setJoinedInto = (tx: Tx, fromId: string, intoId: string | null): Promise<unknown> =>
  tx.update(volunteers).set({ joinedInto: intoId }).where(eq(volunteers.id, fromId))

/** The person that each of these people was joined into; people who were not joined are left out. */
export async function joinedInto(db: Querier, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await rowsOf<{ id: string; into: string }>(
    db,
    sql`select v.id, v.joined_into as into from json_array_elements_text(${JSON.stringify([...new Set(ids)])}::json) as wanted
      join ${volunteers} v on v.id = wanted::uuid where v.joined_into is not null`,
  )
  return new Map(rows.map(({ id, into }) => [id, into]))
}

/** Gives the kept person the better verification of a skill that both have, and the words of both open disputes of one record. */
export async function uniteRows(tx: Tx, fromId: string, intoId: string): Promise<ChangedRow[]> {
  const columns = (row: 'i' | 'f') =>
    sql.raw(`jsonb_build_object('verified_at', ${row}.verified_at, 'verified_by', ${row}.verified_by, 'expires_at', ${row}.expires_at)`)
  const skills = await rowsOf<Omit<ChangedRow, 'table'>>(
    tx,
    sql`select jsonb_build_object('volunteer_id', i.volunteer_id::text, 'skill_id', i.skill_id) as key, ${columns('i')} as before, ${columns('f')} as after
      from volunteer_skills i join volunteer_skills f on f.skill_id = i.skill_id
      where i.volunteer_id = ${intoId} and f.volunteer_id = ${fromId} and f.verified_at is not null
        and (i.verified_at is null or coalesce(i.expires_at, 'infinity') < coalesce(f.expires_at, 'infinity'))`,
  )
  const disputes = await rowsOf<Omit<ChangedRow, 'table'>>(
    tx,
    sql`select jsonb_build_object('id', i.id::text) as key, jsonb_build_object('text', i.text) as before,
        jsonb_build_object('text', i.text || chr(10) || f.text) as after
      from disputes i join disputes f on f.activity_id = i.activity_id
      where i.volunteer_id = ${intoId} and f.volunteer_id = ${fromId} and i.answered_at is null and f.answered_at is null`,
  )
  const changed = [
    ...skills.map((row) => ({ table: 'volunteer_skills', ...row })),
    ...disputes.map((row) => ({ table: 'disputes', ...row })),
  ]
  for (const row of changed) await changeRow(tx, row)
  return changed
}

/**
 * Gives a person the marks that take back or accept a mark of theirs, also those made while the mark was the other person's. Otherwise
 * the mark would count again as soon as the attendance is derived without that other person.
 */
export async function followMarks(tx: Tx, ownerId: string, otherId: string): Promise<void> {
  await tx.execute(sql`
    with about as (
      select r.id from marks r join marks t on t.id = r.voids where r.volunteer_id = ${otherId} and t.volunteer_id = ${ownerId})
    update marks r set volunteer_id = ${ownerId}
    where r.volunteer_id = ${otherId} and (r.id in (select id from about) or r.voids in (select id from about))`)
}

const rowsOfMemberships = async (tx: Tx, people: readonly string[]): Promise<Record<string, unknown>[]> => {
  const rows = await rowsOf<{ row: Record<string, unknown> }>(
    tx,
    sql`select to_jsonb(m) as row from memberships m where ${inArray(sql`m.volunteer_id`, [...people])}
      order by m.volunteer_id, m.from_day, m.organisation_id for update of m`,
  )
  return rows.map(({ row }) => row)
}

/** Replaces the memberships of both people by their united sets. @returns whole rows before and after */
export async function uniteMemberships(tx: Tx, fromId: string, intoId: string): Promise<MovedThings['memberships']> {
  const before = await rowsOfMemberships(tx, [fromId, intoId])
  const united = unitedMemberships(await membershipsOf(tx, intoId), await membershipsOf(tx, fromId))
  await tx.delete(memberships).where(inArray(memberships.volunteerId, [fromId, intoId]))
  const rows = united.map(({ from, until, ...row }) => ({ ...row, volunteerId: intoId, fromDay: from, untilDay: until }))
  if (rows.length > 0) await tx.insert(memberships).values(rows)
  return { before, after: await rowsOfMemberships(tx, [intoId]) }
}

/** Puts the memberships back. A set that the kept person has changed since holds on for them, from today. */
export async function divideMemberships(
  tx: Tx,
  { before, after }: MovedThings['memberships'],
  intoId: string,
  now: Instant,
): Promise<void> {
  const present = await rowsOfMemberships(tx, [intoId])
  const wanted = (await membershipsOf(tx, intoId)).filter(({ until }) => until === null)
  await tx.delete(memberships).where(eq(memberships.volunteerId, intoId))
  await insertRows(tx, 'memberships', before)
  if (JSON.stringify(present) === JSON.stringify(after)) return
  const set = wanted.map(({ organisationId, verifiedAt, split }) => ({ organisationId, verifiedAt, split }))
  await changeMemberships(tx, intoId, () => set, now)
}

export interface StoredJoining extends Omit<JoiningFacts, 'isJoinedFurther'> {
  id: string
  fromId: string
  intoId: string
  joinedBy: string
  moved: MovedThings
}

export async function loadJoining(db: Querier, id: string): Promise<StoredJoining | undefined> {
  const [row] = await db.select().from(joinings).where(eq(joinings.id, id))
  return row
}

/** The last joining into a person that is not undone. */
export async function lastJoiningInto(db: Querier, intoId: string): Promise<{ id: string; joinedAt: Instant } | undefined> {
  const [row] = await db
    .select({ id: joinings.id, joinedAt: joinings.joinedAt })
    .from(joinings)
    .where(and(eq(joinings.intoId, intoId), isNull(joinings.undoneAt)))
    .orderBy(desc(joinings.joinedAt), desc(joinings.id))
    .limit(1)
  return row
}

export const keepJoining = (tx: Tx, joining: Omit<StoredJoining, 'undoneAt'>): Promise<unknown> => tx.insert(joinings).values(joining)

export const markUndone = (tx: Tx, id: string, by: string, now: Instant): Promise<unknown> =>
  tx.update(joinings).set({ undoneAt: now, undoneBy: by }).where(eq(joinings.id, id))

/** Joinings since a moment that are not undone, latest first. */
export const joiningsSince = (db: Querier, since: Instant) =>
  db
    .select({ id: joinings.id, fromId: joinings.fromId, intoId: joinings.intoId, joinedAt: joinings.joinedAt, joinedBy: joinings.joinedBy })
    .from(joinings)
    .where(and(gt(joinings.joinedAt, since), isNull(joinings.undoneAt)))
    .orderBy(desc(joinings.joinedAt), desc(joinings.id))

/** Remembers that two people who look alike are two. */
export async function tellApart(tx: Tx, [one, other]: [string, string], by: string, now: Instant): Promise<void> {
  const [oneId, otherId] = one < other ? [one, other] : [other, one]
  await tx.insert(toldApart).values({ oneId, otherId, toldBy: by, toldAt: now }).onConflictDoNothing()
}

export async function pairsToldApart(db: Querier): Promise<Set<string>> {
  const rows = await db.select({ oneId: toldApart.oneId, otherId: toldApart.otherId }).from(toldApart)
  return new Set(rows.flatMap(({ oneId, otherId }) => [`${oneId} ${otherId}`, `${otherId} ${oneId}`]))
}
