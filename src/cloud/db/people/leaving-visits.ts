/** Visits of people who leave: a name in their texts means the person only if the person was there, and nobody else of that name. */
import { type SQL, sql } from 'drizzle-orm'
import { type Tx, rowsOf } from '../database'
import { MOVED } from './person-columns'
import { PERSONAL_COLUMNS } from './personal-columns'

export const idsIn = (ids: readonly string[]): SQL => sql`(select value::uuid from json_array_elements_text(${JSON.stringify(ids)}::json))`
const column = (name: string): SQL => sql`${sql.identifier(name)}`

const listed = async (tx: Tx, query: SQL): Promise<string[]> => (await rowsOf<{ id: string }>(tx, query)).map(({ id }) => id)

/** Ids of visits that these people had to do with, by every column that refers to people in a table of visits. */
export function visitsOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const isOfVisit = (table: string) =>
    table === 'activities' || PERSONAL_COLUMNS[table]?.some(({ columns }) => columns.includes('activity_id'))
  const parts = MOVED.filter(({ table }) => isOfVisit(table)).map(
    ({ table, column: person }) =>
      sql`select ${column(table === 'activities' ? 'id' : 'activity_id')} as id from ${column(table)} where ${column(person)} in ${idsIn(ids)}`,
  )
  const audit = sql`select activity_id from audit_log where activity_id is not null and actor_id in ${idsIn(ids)}`
  return listed(tx, sql`${sql.join([...parts, audit], sql` union `)} order by 1`)
}

/**
 * Visits in which these people took part: with a seat that they did not give up, a mark, an attendance, or as an organiser. Anybody can
 * ask for a seat and withdraw, which is not enough.
 */
export function visitsWithPart(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const own = idsIn(ids)
  return listed(
    tx,
    sql`select id from activities where created_by in ${own} or submitted_by in ${own}
      union select activity_id from attendances where volunteer_id in ${own}
      union select activity_id from marks where volunteer_id in ${own} or recorded_by in ${own}
      union select activity_id from closings where closed_by in ${own}
      union select activity_id from outcomes where reported_by in ${own}
      union select activity_id from disputes where answered_by in ${own}
      union select u.activity_id from sign_ups u where u.volunteer_id in ${own} and (u.status = 'confirmed'
        or u.status = 'cancelled' and exists (select 1 from audit_log l where l.subject_id = u.id::text
          and (l.action in ('sign-up.moved-up', 'sign-up.confirmed') or l.action = 'sign-up.created' and l.details ->> 'status' = 'confirmed')))
      order by 1`,
  )
}

/**
 * Of these visits, those that somebody else of the same name, or with the same phone, had to do with. A walk-in without an account counts
 * for nobody, since it may well be the person.
 */
export function visitsOfNamesakes(tx: Tx, ids: readonly string[], mention: { nameKey: string; phone: string }): Promise<string[]> {
  const own = idsIn(ids)
  const others = sql`(select v.id from volunteers v where (v.name_key = ${mention.nameKey} or v.phone <> '' and v.phone = ${mention.phone})
    and v.id not in ${own} and v.left_at is null)`
  return listed(
    tx,
    sql`select id from activities where created_by in ${others} or submitted_by in ${others}
      union select activity_id from sign_ups where volunteer_id in ${others}
      union select activity_id from teams where leader_id in ${others}
      union select activity_id from disputes where volunteer_id in ${others} or answered_by in ${others}
      union select m.activity_id from marks m join volunteers v on v.id = m.volunteer_id where v.id in ${others} and v.openid is not null
      order by 1`,
  )
}
