/** People who may be the same, with the facts by which they are compared. */
import { type SQL, inArray, sql } from 'drizzle-orm'
import type { Instant } from '../../../domain/calendar/calendar'
import type { PersonFacts } from '../../../domain/people/same-person'
import { iso } from '../columns'
import { type Querier, rowsOf } from '../database'
import { volunteers } from '../schema/people'

/** A person with what shows who they are. */
export interface ComparedPerson extends PersonFacts {
  /** Short names of `organisationIds`. */
  organisations: string[]
  /** Visits at which they were. */
  visits: number
  /** Minutes served there. */
  minutes: number
  /** Visits ahead for which they have signed up. */
  ahead: number
}

/** People with an account's name whom nobody has joined. */
export const namesakesOfAccounts = (db: Querier, now: Instant): Promise<ComparedPerson[]> =>
  comparedPeople(
    db,
    sql`v.name_key in (select name_key from ${volunteers} where joined_into is null
      group by name_key having count(*) > 1 and count(openid) > 0)`,
    now,
  )

/** These people, without those who were joined into another. */
export const peopleToCompare = (db: Querier, ids: readonly string[], now: Instant): Promise<ComparedPerson[]> =>
  ids.length === 0 ? Promise.resolve([]) : comparedPeople(db, inArray(sql`v.id`, [...ids]), now)

/** Organisations that know the person, see `PersonFacts`. */
const knownTo = sql`select m.organisation_id from memberships m where m.volunteer_id = v.id and m.until_day is null
  union select u.organisation_id from sign_ups u where v.openid is null and u.volunteer_id = v.id
  union select h.organisation_id from marks k join activity_organisations h on h.activity_id = k.activity_id and h.part <> 'partner'
    where v.openid is null and k.volunteer_id = v.id`

const comparedPeople = (db: Querier, condition: SQL, now: Instant): Promise<ComparedPerson[]> =>
  rowsOf<ComparedPerson>(
    db,
    sql`select v.id, v.name, v.phone, v.openid is not null as "hasAccount", ms(v.created_at) as "createdAt", known.ids as "organisationIds",
        known.names as organisations, exists (select 1 from roles r where r.volunteer_id = v.id) as "hasRole",
        v.left_at is not null as "hasLeft", exists (select 1 from volunteers lv
          where (lv.id = v.id or lv.joined_into = v.id) and lv.leaves_at is not null) as "isLeaving",
        came.visits::int as visits, came.minutes::int as minutes,
        (select count(*)::int from sign_ups u join activities a on a.id = u.activity_id
          where u.volunteer_id = v.id and u.status in ('confirmed', 'waitlisted') and a.ends_at > ${iso(now)}::timestamptz) as ahead
      from ${volunteers} v
      cross join lateral (select coalesce(json_agg(o.id order by o.ordinal), '[]') as ids, coalesce(json_agg(o.short_name order by o.ordinal), '[]') as names
        from organisations o where o.id in (${knownTo})) known
      cross join lateral (select count(*) as visits,
          coalesce(sum(t.minutes) filter (where t.known_from is null or t.known_from <= ${iso(now)}::timestamptz), 0) as minutes
        from attendances t where t.volunteer_id = v.id) came
      where v.joined_into is null and ${condition} order by v.name_key, v.created_at, v.id`,
  )
