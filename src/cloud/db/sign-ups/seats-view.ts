/** An activity's seats for its organisers, with the waitlist and the teams. */
import { eq, sql } from 'drizzle-orm'
import type { SeatsView, TeamOnDesk, WaitingEntry } from '../../../contract/seats'
import type { Instant } from '../../../domain/calendar/calendar'
import { moveUp } from '../../../domain/seats/waitlist'
import { positionViews } from '../activities/activity-columns'
import { type Querier, rowsOf } from '../database'
import { namedEntries } from './named-entries'
import { activities, positions } from '../schema/activities'
import { volunteers } from '../schema/people'
import { seats, signUps, teamParts, teams } from '../schema/sign-ups'
import { organisations, towns } from '../schema/vocabulary'
import { shownName } from '../shown-names'
import { freeSeatsOf } from '../seats/seats'
import { type StoredEntry, waitingEntries } from '../seats/waitlist'
import { organisationNames } from '../vocabulary/vocabulary'

/** The whole waitlist, in order of arrival. */
export async function allWaiting(db: Querier, activityId: string): Promise<StoredEntry[]> {
  const ids = await db.select({ id: positions.id }).from(positions).where(eq(positions.activityId, activityId))
  const entries: StoredEntry[] = []
  const all = new Map(
    ids.map(({ id }) => [id, { open: 1, reserved: new Map<string, number>(), capacity: 1, quotas: new Map<string, number>() }]),
  )
  for await (const entry of waitingEntries(db, activityId, all)) entries.push(entry)
  return entries
}

/** Seats of an activity; null for an unknown activity. */
export async function seatsView(db: Querier, activityId: string, now: Instant): Promise<SeatsView | null> {
  const [activity] = await db
    .select({ namesUntil: activities.namesUntil, positions: positionViews(now) })
    .from(activities)
    // With a join drizzle qualifies column names. Without it, `id` in a sub-query would mean the sub-query's own column.
    .leftJoin(towns, eq(towns.id, activities.townId))
    .where(eq(activities.id, activityId))
  if (!activity) return null
  const entries = await allWaiting(db, activityId)
  const { gathered } = moveUp(await freeSeatsOf(db, activityId, now), entries)
  const unnamed = await unnamedSeats(db, activityId)
  return {
    namesUntil: activity.namesUntil,
    positions: activity.positions.map((position) => ({
      ...position,
      unnamed: unnamed.get(position.id) ?? 0,
      gathered: gathered.get(position.id) ?? 0,
    })),
    waiting: await waitingViews(db, entries),
    teams: await teamsOnDesk(db, activityId),
  }
}

async function waitingViews(db: Querier, entries: readonly StoredEntry[]): Promise<WaitingEntry[]> {
  const named = new Map((await namedEntries(db, entries)).map((entry) => [entry.id, entry]))
  const organisationNamed = await organisationNames(db)
  return entries.flatMap(({ id, comesFor, organisationId, createdAt, isFit, passedOver, wants }) => {
    const entry = named.get(id)
    const organisation = comesFor === null ? null : (organisationNamed.get(comesFor) ?? null)
    const awaitsConfirmation = comesFor !== organisationId
    const wanted = [...wants].map(([positionId, count]) => ({ positionId, seats: count }))
    return entry ? [{ ...entry, wants: wanted, organisation, awaitsConfirmation, createdAt, isFit, passedOver }] : []
  })
}

async function unnamedSeats(db: Querier, activityId: string): Promise<Map<string, number>> {
  const rows = await rowsOf<{ positionId: string; count: number }>(
    db,
    sql`select s.position_id as "positionId", count(*)::int as count from ${seats} s join ${positions} p on p.id = s.position_id
      where p.activity_id = ${activityId} and s.team_id is not null and s.sign_up_id is null group by 1`,
  )
  return new Map(rows.map(({ positionId, count }) => [positionId, count]))
}

const teamsOnDesk = (db: Querier, activityId: string): Promise<TeamOnDesk[]> =>
  rowsOf<TeamOnDesk>(
    db,
    sql`select t.id, concat(o.short_name, ' ', size.seats, ' 人队') as name, true as "isTeam", size.seats, t.status, ${shownName({ id: sql`l.id`, name: sql`l.name` })} as leader, l.phone,
        size.seats - (select count(*)::int from ${signUps} u where u.team_id = t.id and u.status in ('confirmed', 'waitlisted')) as open
      from ${teams} t join ${organisations} o on o.id = t.organisation_id join ${volunteers} l on l.id = t.leader_id
      cross join lateral (select coalesce(sum(p.seats), 0)::int as seats from ${teamParts} p where p.team_id = t.id) size
      where t.activity_id = ${activityId} and t.status in ('confirmed', 'waitlisted') order by t.arrival`,
  )
