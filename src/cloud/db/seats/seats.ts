/** Queries and writes of seats. The caller holds the exclusive lock on the activity's seats. */
import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { Instant } from '../../../domain/calendar/calendar'
import { refuse, type Refused } from '../../../domain/decision'
import { type LayoutRefusal, type Quota, type Seat, layOutSeats } from '../../../domain/seats/seating'
import type { Entry, FreeSeats } from '../../../domain/seats/waitlist'
import { iso } from '../columns'
import { type Querier, type Tx, rowsOf } from '../database'
import { inParts } from '../in-parts'
import { positions } from '../schema/activities'
import { seats, signUps, teams } from '../schema/sign-ups'
import { organisations } from '../schema/vocabulary'

/** Condition for a seat that no sign-up and no team holds. */
const isFree = sql`s.sign_up_id is null and s.team_id is null`

/** Free seats of all positions of the activity. Full positions are included, since a team may want seats in several positions. */
export async function freeSeatsOf(db: Querier, activityId: string, now: Instant): Promise<Map<string, FreeSeats>> {
  const rows = await rowsOf<{ positionId: string; capacity: number; reservedFor: string | null; all: number; free: number }>(
    db,
    sql`select s.position_id as "positionId", p.capacity, case when s.reserved_until > ${iso(now)} then s.reserved_for end as "reservedFor",
        count(*)::int as "all", (count(*) filter (where ${isFree}))::int as free
      from ${seats} s join ${positions} p on p.id = s.position_id
      where p.activity_id = ${activityId} group by 1, 2, 3`,
  )
  const byPosition = new Map<string, { open: number; reserved: Map<string, number>; capacity: number; quotas: Map<string, number> }>()
  for (const { positionId, capacity, reservedFor, all, free } of rows) {
    const known = byPosition.get(positionId) ?? {
      open: 0,
      reserved: new Map<string, number>(),
      capacity,
      quotas: new Map<string, number>(),
    }
    if (reservedFor === null) known.open += free
    else {
      known.reserved.set(reservedFor, free)
      known.quotas.set(reservedFor, all)
    }
    byPosition.set(positionId, known)
  }
  return byPosition
}

/** Free seats of the position that an entry of the organisation may have, the organisation's own first. */
async function seatsFor(tx: Tx, positionId: string, organisationId: string | null, wanted: number, now: Instant): Promise<number[]> {
  const rows = await rowsOf<{ id: number }>(
    tx,
    sql`select s.id from ${seats} s where s.position_id = ${positionId} and ${isFree}
        and (s.reserved_for is null or s.reserved_until <= ${iso(now)} or s.reserved_for = ${organisationId})
      order by (s.reserved_for is null or s.reserved_until <= ${iso(now)}), s.id limit ${wanted}`,
  )
  if (rows.length < wanted) throw new Error('whoever is given seats was seen to fit')
  return rows.map(({ id }) => id)
}

/**
 * Gives an entry all its seats, or fails with the transaction. Each named person of a team gets a seat; the other seats are held.
 * @throws on `sign_ups_one_place_at_a_time` when one of its people was confirmed elsewhere in the meantime
 */
export async function giveSeats(tx: Tx, { id, isTeam, organisationId, wants }: Entry, now: Instant): Promise<void> {
  const people = await tx
    .update(signUps)
    .set({ status: 'confirmed', changedAt: now })
    .where(isTeam ? sql`${signUps.teamId} = ${id} and ${signUps.status} = 'waitlisted'` : eq(signUps.id, id))
    .returning({ id: signUps.id, positionId: signUps.positionId, arrival: signUps.arrival })
  if (isTeam) await tx.update(teams).set({ status: 'confirmed', changedAt: now }).where(eq(teams.id, id))
  people.sort((one, other) => one.arrival - other.arrival)
  for (const [positionId, wanted] of wants) {
    const named = people.filter((person) => person.positionId === positionId)
    const rows = (await seatsFor(tx, positionId, organisationId, wanted, now)).map((seat, index) => ({
      seat,
      team: isTeam ? id : null,
      person: named[index]?.id ?? null,
    }))
    await tx.execute(sql`
      update ${seats} s set team_id = x.team, sign_up_id = x.person
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(seat bigint, team uuid, person uuid) where s.id = x.seat`)
  }
}

/** Removes people from their seats. A team keeps the seats. */
export async function vacate(tx: Tx, signUpIds: readonly string[]): Promise<void> {
  for (const part of inParts(signUpIds)) await tx.update(seats).set({ signUpId: null }).where(inArray(seats.signUpId, part))
}

/** Frees seats that the team holds without a name. */
export async function releaseHeld(tx: Tx, teamId: string, positionId: string, count: number): Promise<void> {
  await tx.execute(sql`
    update ${seats} set team_id = null where id in (
      select id from ${seats} where team_id = ${teamId} and position_id = ${positionId} and sign_up_id is null order by id desc limit ${count})`)
}

/** Puts a sign-up on a seat that the team holds without a name. */
export async function takeHeld(tx: Tx, teamId: string, positionId: string, signUpId: string): Promise<void> {
  const taken = await rowsOf(
    tx,
    sql`update ${seats} set sign_up_id = ${signUpId} where id = (
        select id from ${seats} where team_id = ${teamId} and position_id = ${positionId} and sign_up_id is null order by id limit 1)
      returning id`,
  )
  if (taken.length === 0) throw new Error('a team with an open place holds a seat for it')
}

/** Adds or removes seats to match the capacity, and reserves seats by the quotas. @param quotas without released ones */
export async function laySeats(
  tx: Tx,
  { id, capacity, quotas, isMoved = false }: { id: string; capacity: number; quotas: readonly Quota[]; isMoved?: boolean },
): Promise<{ ok: true } | Refused<LayoutRefusal>> {
  const layout = layOutSeats(await seatsOf(tx, id), capacity, quotas, isMoved)
  if (!layout.ok) return layout.reason === 'quota-not-free' ? refuse(layout.reason, await shortName(tx, layout.about ?? '')) : layout
  if (layout.remove.length > 0) await tx.delete(seats).where(inArray(seats.id, layout.remove))
  const changed = layout.reserve.map(({ seatId, quota }) => ({ seat: seatId, ...reservation(quota) }))
  if (changed.length > 0) {
    await tx.execute(sql`
      update ${seats} s set reserved_for = x.who, reserved_until = x.until
      from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as x(seat bigint, who text, until timestamptz) where s.id = x.seat`)
  }
  const added = Array.from({ length: layout.add }, (_, index) => {
    const quota = layout.reserveAdded[index]
    return { positionId: id, reservedFor: quota?.organisationId ?? null, reservedUntil: quota?.releaseAt ?? null }
  })
  for (const part of inParts(added)) await tx.insert(seats).values(part)
  return { ok: true }
}

const reservation = (quota: Quota | null) => ({
  who: quota?.organisationId ?? null,
  until: quota ? iso(quota.releaseAt) : null,
})

const seatsOf = (tx: Tx, positionId: string): Promise<Seat[]> =>
  tx
    .select({
      id: seats.id,
      isTaken: sql<boolean>`(${seats.signUpId} is not null or ${seats.teamId} is not null)`,
      takenFor: sql<string | null>`coalesce(${teams.organisationId}, ${signUps.organisationId})`,
      reservedFor: seats.reservedFor,
      reservedUntil: seats.reservedUntil,
    })
    .from(seats)
    .leftJoin(teams, eq(teams.id, seats.teamId))
    .leftJoin(signUps, eq(signUps.id, seats.signUpId))
    .where(eq(seats.positionId, positionId))
    .orderBy(asc(seats.id))

async function shortName(tx: Tx, organisationId: string): Promise<string> {
  const [row] = await tx.select({ name: organisations.shortName }).from(organisations).where(eq(organisations.id, organisationId))
  return row?.name ?? ''
}
