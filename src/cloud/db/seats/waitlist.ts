/** The waitlist of an activity in order of arrival, and places on it. */
import { type SQL, and, eq, inArray, or, sql } from 'drizzle-orm'
import type { WaitingPlace } from '../../../contract/sign-ups'
import type { Instant } from '../../../domain/calendar/calendar'
import type { Entry, FreeSeats } from '../../../domain/seats/waitlist'
import type { WaitingPerson } from '../../../domain/sign-ups/moving-up'
import { iso } from '../columns'
import { type Querier, type Tx, rowsOf } from '../database'
import { activities, positions } from '../schema/activities'
import { volunteers } from '../schema/people'
import { seats, signUps, teamParts, teams } from '../schema/sign-ups'
import { areFit, isConfirmedMember, waitingPerson } from './waiting-people'

/** Sizes of the parts in which a waitlist is read, each `growth` times the last. An entry in the first part mostly gets the freed seat. */
const PARTS = { first: 8, growth: 4, largest: 512 }

export interface StoredEntry extends Entry {
  /** Organisation for which the entry comes, whether or not it has confirmed the volunteer or leader; null for none. */
  comesFor: string | null
  arrival: number
  /** Name of the volunteer, or of the team's leader. */
  name: string
  createdAt: number
}

interface EntryRow extends Omit<StoredEntry, 'wants' | 'isFit'> {
  wants: Record<string, number>
  people: WaitingPerson[] | null
}

const entryOf = ({ wants, people, ...row }: EntryRow): StoredEntry => ({
  ...row,
  wants: new Map(Object.entries(wants)),
  isFit: areFit(people),
})

/**
 * Entries that could use one of the free seats, in order of arrival. A long waitlist is read only as far as needed.
 * @param left seats still free, looked up again before each part: entries that can use none of them are not read
 */
export async function* waitingEntries(db: Querier, activityId: string, left: ReadonlyMap<string, FreeSeats>): AsyncGenerator<StoredEntry> {
  if (left.size === 0) return
  let after = 0
  for (let most = PARTS.first; ; most = Math.min(most * PARTS.growth, PARTS.largest)) {
    const rows = await entriesAfter(db, activityId, left, { after, most })
    for (const row of rows) yield entryOf(row)
    const last = rows[rows.length - 1]
    if (!last || rows.length < most) return
    after = last.arrival
  }
}

const entriesAfter = (
  db: Querier,
  activityId: string,
  free: ReadonlyMap<string, FreeSeats>,
  { after, most }: { after: number; most: number },
): Promise<EntryRow[]> =>
  rowsOf<EntryRow>(
    db,
    sql`${entryColumns} from (
        select * from (${waitingOf(activityId)}) w
        where w.arrival > ${after} and (${couldUse(free, sql`w.position_id`)}
          or (w.is_team and exists (select 1 from ${teamParts} p where p.team_id = w.id and ${couldUse(free, sql`p.position_id`)})))
        order by w.arrival limit ${most}
      ) e join ${volunteers} v on v.id = e.person order by e.arrival`,
  )

/**
 * Condition for an entry that could use a free seat. Seats reserved for others do not count: otherwise a rush for them would read the
 * whole waitlist.
 */
function couldUse(free: ReadonlyMap<string, FreeSeats>, position: SQL): SQL | undefined {
  return or(
    ...[...free].map(([positionId, { open, reserved }]) => {
      const organisations = [...reserved].flatMap(([id, count]) => (count > 0 ? [id] : []))
      const isIt = sql`${position} = ${positionId}`
      const isTheirs = and(inArray(sql`w.organisation_id`, organisations), isConfirmedMember(sql`w.person`, sql`w.organisation_id`))
      return open > 0 ? isIt : and(isIt, isTheirs)
    }),
  )
}

/** Waiting people and teams in one list, without the costly columns, which are read only for the entries needed. */
const waitingOf = (activityId: string) => sql`
  select w.id, false as is_team, w.position_id, w.organisation_id, w.arrival, 0 as passed_over, w.volunteer_id as person, w.created_at
  from ${signUps} w where w.activity_id = ${activityId} and w.status = 'waitlisted' and w.team_id is null
  union all
  select t.id, true, null, t.organisation_id, t.arrival, t.passed_over, t.leader_id, t.created_at
  from ${teams} t where t.activity_id = ${activityId} and t.status = 'waitlisted'`

const entryColumns = sql`
  select e.id, e.is_team as "isTeam", e.organisation_id as "comesFor",
    case when ${isConfirmedMember(sql`e.person`, sql`e.organisation_id`)} then e.organisation_id end as "organisationId", e.arrival, e.passed_over as "passedOver", v.name,
    ms(e.created_at) as "createdAt",
    case when e.is_team
      then (select jsonb_object_agg(p.position_id, p.seats) from ${teamParts} p where p.team_id = e.id)
      else jsonb_build_object(e.position_id, 1) end as wants,
    (select json_agg(${waitingPerson(sql`w`)}) from ${signUps} w
      where w.status = 'waitlisted' and (w.id = e.id and not e.is_team or w.team_id = e.id and e.is_team)) as people`

/** One entry; null for an entry that does not wait. */
export async function waitingEntry(db: Querier, activityId: string, entryId: string): Promise<StoredEntry | null> {
  const [row] = await rowsOf<EntryRow>(
    db,
    sql`${entryColumns} from (${waitingOf(activityId)}) e join ${volunteers} v on v.id = e.person where e.id = ${entryId}`,
  )
  return row ? entryOf(row) : null
}

export async function storePassedOver(tx: Tx, counts: ReadonlyMap<string, number>): Promise<void> {
  for (const [teamId, passedOver] of counts) await tx.update(teams).set({ passedOver }).where(eq(teams.id, teamId))
}

/** Ids of activities for which a person waits, alone or in a team. */
export async function activitiesAwaitedBy(db: Querier, volunteerId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: signUps.activityId })
    .from(signUps)
    .where(and(eq(signUps.status, 'waitlisted'), eq(signUps.volunteerId, volunteerId)))
  return rows.map(({ id }) => id)
}

/** Ids of activities where somebody waits for a position that demands the skill. */
export async function activitiesAwaitedWith(db: Querier, skillId: string): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select distinct p.activity_id as id from ${positions} p where p.skill_id = ${skillId} and ${waitsBesideFreeSeat}`,
  )
  return rows.map(({ id }) => id)
}

/** Condition for a position `p` with a free seat and a waiting entry. After a sweep, that entry is one that does not fit. */
const waitsBesideFreeSeat = sql`exists (select 1 from ${seats} s where s.position_id = p.id and s.sign_up_id is null and s.team_id is null)
  and (exists (select 1 from ${signUps} w where w.position_id = p.id and w.status = 'waitlisted')
    or exists (select 1 from ${teamParts} x join ${teams} t on t.id = x.team_id where x.position_id = p.id and t.status = 'waitlisted'))`

/**
 * Ids of other activities for which people wait whose sign-ups to this activity changed at that moment, since their time may be free now.
 * Only activities with a free seat are included, so that full ones are not locked.
 */
export async function activitiesAwaitedElsewhere(db: Querier, activityId: string, changedAt: Instant): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    // The few activities are selected first; otherwise the planner looks for free seats beside every waiting entry.
    sql`with elsewhere as materialized (
        select distinct w.activity_id as id from ${signUps} s
        join ${signUps} w on w.volunteer_id = s.volunteer_id and w.status = 'waitlisted' and w.activity_id <> s.activity_id
        where s.activity_id = ${activityId} and s.changed_at = ${iso(changedAt)})
      select e.id from elsewhere e
      where exists (select 1 from ${positions} p where p.activity_id = e.id and ${waitsBesideFreeSeat})`,
  )
  return rows.map(({ id }) => id)
}

/** Ids of upcoming activities with a position that has both a free seat and a waiting entry. */
export async function activitiesToSweep(db: Querier, now: Instant): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select distinct a.id from ${activities} a join ${positions} p on p.activity_id = a.id
      where a.status = 'published' and a.starts_at > ${iso(now)} and ${waitsBesideFreeSeat}`,
  )
  return rows.map(({ id }) => id)
}

/**
 * Place of a waiting entry for the positions that it wants, and the size of the last team before it: 第 2 位; 前面有一支 4 人队.
 * Null for an entry that does not wait.
 * @param entry columns of the sign-up or team: activity, arrival and the condition on the positions
 */
export const placeOf = (entry: { activityId: unknown; arrival: unknown; wants: (position: unknown) => unknown; waits: unknown }) =>
  sql<WaitingPlace | null>`(case when ${entry.waits} then (select json_build_object('place', 1 + count(*), 'teamAhead',
      (array_agg(q.size order by q.arrival desc) filter (where q.size is not null))[1])
    from (
      select w.arrival, null::bigint as size from ${signUps} w
      where w.activity_id = ${entry.activityId} and w.status = 'waitlisted' and w.team_id is null and w.arrival < ${entry.arrival}
        and ${entry.wants(sql`w.position_id`)}
      union all
      select t.arrival, (select sum(p.seats) from ${teamParts} p where p.team_id = t.id) from ${teams} t
      where t.activity_id = ${entry.activityId} and t.status = 'waitlisted' and t.arrival < ${entry.arrival}
        and exists (select 1 from ${teamParts} p where p.team_id = t.id and ${entry.wants(sql`p.position_id`)})
    ) q) end)`
