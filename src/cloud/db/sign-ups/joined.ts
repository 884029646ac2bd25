/** Sign-ups of two people who become one. */
import { and, eq, sql } from 'drizzle-orm'
import { type Querier, type Tx, rowsOf } from '../database'
import { seats, signUps, teams } from '../schema/sign-ups'

export interface DoubleSignUp {
  activityId: string
  /** The one of the two that ends: a waiting one rather than a confirmed one, then the later one. */
  signUpId: string
  status: 'confirmed' | 'waitlisted'
}

/** Visits for which both people have a live sign-up. */
export const doubleSignUps = (db: Querier, one: string, other: string): Promise<DoubleSignUp[]> =>
  rowsOf<DoubleSignUp>(
    db,
    sql`select distinct on (u.activity_id) u.activity_id as "activityId", u.id as "signUpId", u.status from ${signUps} u
      join ${signUps} o on o.activity_id = u.activity_id and o.id <> u.id
      where u.status in ('confirmed', 'waitlisted') and o.status in ('confirmed', 'waitlisted')
        and ((u.volunteer_id = ${one} and o.volunteer_id = ${other}) or (u.volunteer_id = ${other} and o.volunteer_id = ${one}))
      order by u.activity_id, u.status = 'confirmed', u.arrival desc`,
  )

/** Flags confirmed sign-ups of a person that overlap a confirmed one of another, so that both can be kept by one person. */
export async function flagOverlaps(tx: Tx, fromId: string, intoId: string): Promise<void> {
  await tx.execute(sql`
    update ${signUps} s set clashes = true where s.volunteer_id = ${fromId} and s.status = 'confirmed' and exists (
      select 1 from ${signUps} o where o.volunteer_id = ${intoId} and o.status = 'confirmed' and o.during && s.during)`)
}

/** Visits at which a person was marked. */
export async function visitsMarked(db: Querier, volunteerId: string): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select activity_id as id from marks where volunteer_id = ${volunteerId}
      union select activity_id from attendances where volunteer_id = ${volunteerId} order by id`,
  )
  return rows.map(({ id }) => id)
}

/** A sign-up that ended when its person was joined, for giving it back. */
export async function endedSignUp(tx: Tx, signUpId: string) {
  const [row] = await tx
    .select({
      volunteerId: signUps.volunteerId,
      positionId: signUps.positionId,
      organisationId: signUps.organisationId,
      teamId: signUps.teamId,
      status: signUps.status,
      teamStatus: teams.status,
      /** Number of seats that the team holds there without a name. */
      heldByTeam: sql<number>`(select count(*)::int from ${seats} s where s.team_id = ${signUps.teamId} and s.position_id = ${signUps.positionId}
        and s.sign_up_id is null)`,
      /** True if the person has signed up again since. */
      hasAnother: sql<boolean>`exists (select 1 from sign_ups o where o.activity_id = ${signUps.activityId} and o.volunteer_id = ${signUps.volunteerId}
        and o.status in ('confirmed', 'waitlisted'))`,
    })
    .from(signUps)
    .leftJoin(teams, eq(teams.id, signUps.teamId))
    .where(and(eq(signUps.id, signUpId), eq(signUps.status, 'withdrawn')))
  return row
}

/** Makes a sign-up live again with its order of arrival; the caller gives the seat. */
export const reviveSignUp = (tx: Tx, signUpId: string, status: 'confirmed' | 'waitlisted'): Promise<unknown> =>
  tx.update(signUps).set({ status }).where(eq(signUps.id, signUpId))
