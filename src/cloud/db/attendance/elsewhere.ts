/** People's stays at other visits at about the same time, which no phone can find by itself. */
import { type VisitTime } from '../../../domain/attendance/attendance'
import { STAYS_MEET_WITHIN, type Stay } from '../../../domain/attendance/served'
import { LONGEST_ACTIVITY } from '../../../domain/activities/activity'
import { sql } from 'drizzle-orm'
import { iso } from '../columns'
import { type Querier, rowsOf } from '../database'
import { activities } from '../schema/activities'
import { attendances } from '../schema/attendance'

export interface StayElsewhere extends Stay {
  volunteerId: string
  title: string
  minutes: number
  /** True if this stay and one at the visit in question can end each other; other stays only have to do with those that can. */
  isNear: boolean
}

/**
 * Stored stays at other published visits near the visit, and stays near those.
 * @param people ids of volunteers
 * @param times present time of the visit, and its time before a change
 */
export async function staysElsewhere(
  db: Querier,
  activityId: string,
  people: readonly string[],
  times: readonly VisitTime[],
): Promise<StayElsewhere[]> {
  if (people.length === 0) return []
  const within = (reach: number) =>
    sql.join(
      times.map(
        ({ startsAt, endsAt }) =>
          sql`(a.starts_at <= ${iso(endsAt + reach)}::timestamptz and a.ends_at >= ${iso(startsAt - reach)}::timestamptz)`,
      ),
      sql` or `,
    )
  return rowsOf<StayElsewhere>(
    db,
    sql`select t.activity_id as "activityId", t.volunteer_id as "volunteerId", a.title, ms(t.in_at) as "inAt", ms(t.out_at) as "outAt",
        t.minutes, ms(a.starts_at) as "startsAt", ms(a.ends_at) as "endsAt", (${within(STAYS_MEET_WITHIN)}) as "isNear"
      from ${attendances} t join ${activities} a on a.id = t.activity_id
      where t.volunteer_id in (select value::uuid from json_array_elements_text(${JSON.stringify(people)}::json))
        and a.id <> ${activityId} and a.status = 'published' and (${within(2 * STAYS_MEET_WITHIN + LONGEST_ACTIVITY)})`,
  )
}
