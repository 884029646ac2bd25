/** Seats of a page of cards, counted in one query. */
import { type SQL, sql } from 'drizzle-orm'
import type { Instant } from '../../../domain/calendar/calendar'
import type { PositionSeats } from '../../../domain/activities/position'
import type { SignUpStatus } from '../../../domain/sign-ups/sign-up'
import { iso } from '../columns'
import type { Querier } from '../database'
import { rowsOfKept } from '../prepared'
import { seats, signUps, teamParts, teams } from '../schema/sign-ups'
import type { KeptCard } from '../schema/kept-card'

type Counts = Omit<PositionSeats, 'capacity'>

/** Counts of one query. */
export interface CountedSeats {
  ofPosition(positionId: string): Counts
  /** The volunteer's latest sign-up to an activity; null without one. */
  own(activityId: string): SignUpStatus | null
}

interface CountedRow extends Counts {
  /** Id of a position, or of an activity where the status is set. */
  id: string
  status: SignUpStatus | null
}

const counted = {
  id: sql<string>`id`,
  taken: sql<number>`taken`,
  reserved: sql<number>`reserved`,
  waitlisted: sql<number>`waitlisted`,
  status: sql<SignUpStatus | null>`status`,
}

const NONE: Counts = { taken: 0, reserved: 0, waitlisted: 0 }

/** @param volunteerId null for a caller without a profile, for whom only seats are counted */
export async function countSeats(
  db: Querier,
  cards: readonly { id: string; card: KeptCard | null }[],
  volunteerId: string | null,
  now: Instant,
): Promise<CountedSeats> {
  if (cards.length === 0) return folded([])
  const positionIds = cards.flatMap(({ card }) => card?.positions.map(({ id }) => id) ?? [])
  // Ids are one text, so that the statement is the same for every page.
  const values = {
    now: iso(now),
    positions: positionIds.join(','),
    activities: cards.map(({ id }) => id).join(','),
    volunteer: volunteerId,
  }
  if (volunteerId === null) return folded(await rowsOfKept(db, 'seats of cards', () => counting(db, [seatRows]), values))
  return folded(
    await rowsOfKept(db, "seats of a volunteer's cards", () => counting(db, [seatRows, waitingRows, waitingTeamRows, ownRows]), values),
  )
}

const counting = (db: Querier, parts: readonly SQL[]) => db.select(counted).from(sql`(${sql.join([...parts], sql` union all `)}) counted`)

function folded(rows: readonly CountedRow[]): CountedSeats {
  const counts = new Map<string, Counts>()
  const own = new Map<string, SignUpStatus>()
  for (const { id, status, ...row } of rows) {
    const { taken, reserved, waitlisted } = counts.get(id) ?? NONE
    if (status) own.set(id, status)
    else counts.set(id, { taken: taken + row.taken, reserved: reserved + row.reserved, waitlisted: waitlisted + row.waitlisted })
  }
  return { ofPosition: (id) => counts.get(id) ?? NONE, own: (id) => own.get(id) ?? null }
}

const slot = sql.placeholder
const POSITIONS = sql`any(string_to_array(${slot('positions')}, ',')::uuid[])`
const ACTIVITIES = sql`any(string_to_array(${slot('activities')}, ',')::uuid[])`

/** Taken seats are counted as rows, so they never exceed the capacity. */
const seatRows = sql`
  select s.position_id as id, count(*) filter (where s.sign_up_id is not null or s.team_id is not null) as taken,
    count(*) filter (where s.sign_up_id is null and s.team_id is null and s.reserved_until > ${slot('now')}) as reserved,
    0::bigint as waitlisted, null::text as status
  from ${seats} s where s.position_id = ${POSITIONS} group by s.position_id`

const waitingRows = sql`
  select w.position_id, 0::bigint, 0::bigint, count(*), null::text
  from ${signUps} w where w.position_id = ${POSITIONS} and w.status = 'waitlisted' and w.team_id is null group by w.position_id`

const waitingTeamRows = sql`
  select x.position_id, 0::bigint, 0::bigint, sum(x.seats), null::text
  from ${teamParts} x join ${teams} t on t.id = x.team_id
  where x.position_id = ${POSITIONS} and t.status = 'waitlisted' group by x.position_id`

const ownRows = sql`
  (select distinct on (u.activity_id) u.activity_id, 0::bigint, 0::bigint, 0::bigint, u.status
  from ${signUps} u where u.volunteer_id = ${slot('volunteer')} and u.activity_id = ${ACTIVITIES}
  order by u.activity_id, u.arrival desc)`
