/** The database's state of a history's activities, in one query. */
import { sql } from 'drizzle-orm'
import type { Connection } from '../../src/cloud/db/database'
import type { Status } from './model/world'

export interface StoredSeat {
  id: number
  positionId: string
  teamId: string | null
  signUpId: string | null
  reservedFor: string | null
  reservedUntil: number | null
}
export interface StoredSignUp {
  id: string
  activityId: string
  positionId: string
  volunteerId: string
  organisationId: string | null
  teamId: string | null
  status: Status
  clashes: boolean
  arrival: number
  from: number
  to: number
}
export interface StoredTeam {
  id: string
  activityId: string
  organisationId: string
  status: Status
  passedOver: number
  arrival: number
  parts: { positionId: string; seats: number }[]
}
export interface State {
  activities: { id: string; status: string; version: number; startsAt: number; endsAt: number; namesUntil: number }[]
  positions: { id: string; activityId: string; capacity: number }[]
  seats: StoredSeat[]
  signUps: StoredSignUp[]
  teams: StoredTeam[]
  /** People known by name alone. */
  named: { id: string; name: string; organisations: string[] }[]
}

const ms = (column: string) => `floor(extract(epoch from ${column}) * 1000)::bigint`
const list = (facts: Record<string, string>) =>
  `coalesce(json_agg(json_build_object(${Object.entries(facts)
    .map(([name, value]) => `'${name}', ${value}`)
    .join(', ')})), '[]')`

/** A function in the database, because planning this query takes longer than running it. */
const HISTORY_STATE = `
create or replace function history_state(p_activities uuid[]) returns json language plpgsql stable as $$
begin
  return json_build_object(
    'activities', (select ${list({
      id: 'id',
      status: 'status',
      version: 'version',
      startsAt: ms('starts_at'),
      endsAt: ms('ends_at'),
      namesUntil: ms('names_until'),
    })} from activities where id = any(p_activities)),
    'positions', (select ${list({ id: 'id', activityId: 'activity_id', capacity: 'capacity' })}
      from positions where activity_id = any(p_activities)),
    'seats', (select ${list({
      id: 's.id',
      positionId: 's.position_id',
      teamId: 's.team_id',
      signUpId: 's.sign_up_id',
      reservedFor: 's.reserved_for',
      reservedUntil: ms('s.reserved_until'),
    })} from (select * from seats where position_id in (select id from positions where activity_id = any(p_activities)) order by id) s),
    'signUps', (select ${list({
      id: 'u.id',
      activityId: 'u.activity_id',
      positionId: 'u.position_id',
      volunteerId: 'u.volunteer_id',
      organisationId: 'u.organisation_id',
      teamId: 'u.team_id',
      status: 'u.status',
      clashes: 'u.clashes',
      arrival: 'u.arrival',
      from: ms('lower(u.during)'),
      to: ms('upper(u.during)'),
    })} from (select * from sign_ups where activity_id = any(p_activities) order by arrival) u),
    'teams', (select ${list({
      id: 't.id',
      activityId: 't.activity_id',
      organisationId: 't.organisation_id',
      status: 't.status',
      passedOver: 't.passed_over',
      arrival: 't.arrival',
      parts: `(select ${list({ positionId: 'x.position_id', seats: 'x.seats' })} from team_parts x where x.team_id = t.id)`,
    })} from (select * from teams where activity_id = any(p_activities) order by arrival) t),
    'named', (select ${list({
      id: 'v.id',
      name: 'v.name',
      organisations: `(select coalesce(json_agg(m.organisation_id), '[]') from memberships m where m.volunteer_id = v.id and m.until_day is null)`,
    })} from (select p.* from volunteers p
      join (select volunteer_id, min(arrival) as came from sign_ups where activity_id = any(p_activities) group by 1) u on u.volunteer_id = p.id
      where p.openid is null order by u.came) v));
end $$`

export async function prepareReading({ db }: Connection): Promise<void> {
  await db.execute(sql.raw(HISTORY_STATE))
}

export async function readState({ db }: Connection, activityIds: readonly string[]): Promise<State> {
  const { rows } = (await db.execute(sql`select history_state(${`{${activityIds.join(',')}}`}) as state`)) as { rows: { state: State }[] }
  const [row] = rows
  if (!row) throw new Error('the state is always there')
  return row.state
}
