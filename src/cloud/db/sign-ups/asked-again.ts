/** People whose seat is in question since their visit was moved, by facts of the moment, so that a renewed licence settles it. */
import { type SQL, sql } from 'drizzle-orm'
import type { Instant } from '../../../domain/calendar/calendar'
import type { Refused } from '../../../domain/decision'
import { type AgainRefusal, type SeatHolder, refusalsAgain } from '../../../domain/sign-ups/asked-again'
import { iso } from '../columns'
import { type Querier, rowsOf } from '../database'
import { activities } from '../schema/activities'
import { seats, signUps } from '../schema/sign-ups'
import { organisations } from '../schema/vocabulary'
import { waitingPerson } from '../seats/waiting-people'

export interface SeatInQuestion {
  signUpId: string
  volunteerId: string
  name: string
  doubts: Refused<AgainRefusal>[]
}

interface Row extends SeatHolder {
  signUpId: string
  volunteerId: string
}

export const inQuestionAt = (db: Querier, activityId: string, now: Instant) => inQuestion(db, sql`w.activity_id = ${activityId}`, now)

/** The volunteer's own seats. */
export const inQuestionOf = (db: Querier, volunteerId: string, now: Instant) => inQuestion(db, sql`w.volunteer_id = ${volunteerId}`, now)

/** Confirmed sign-ups to visits that were moved and are not over, each with the reasons; those without a reason are left out. */
async function inQuestion(db: Querier, which: SQL, now: Instant): Promise<SeatInQuestion[]> {
  const rows = await rowsOf<Row>(
    db,
    sql`select w.id as "signUpId", w.volunteer_id as "volunteerId", ${waitingPerson(sql`w`)} as person,
        (select c.title from ${signUps} o join ${activities} c on c.id = o.activity_id
          where o.volunteer_id = w.volunteer_id and o.id <> w.id and o.status = 'confirmed' and o.during && w.during
          order by c.starts_at, c.id limit 1) as "clashTitle",
        ms(w.created_at) as "signedUpAt", w.team_id is not null as "isInTeam", ms(a.sign_up_closes_at) as "signUpClosesAt",
        (select r.short_name from ${seats} s join ${organisations} r on r.id = s.reserved_for
          where s.sign_up_id = w.id and s.reserved_until > ${iso(now)}::timestamptz
            and s.reserved_for is distinct from w.organisation_id) as "reservedFor"
      from ${signUps} w join ${activities} a on a.id = w.activity_id
      where ${which} and w.status = 'confirmed' and w.moved_at is not null and a.ends_at > ${iso(now)}::timestamptz
      order by w.arrival`,
  )
  return rows.flatMap(({ signUpId, volunteerId, ...holder }) => {
    const doubts = refusalsAgain(holder)
    return doubts.length === 0 ? [] : { signUpId, volunteerId, name: holder.person.volunteer.name, doubts }
  })
}

/** Reasons by sign-up. */
export const doubtsBySignUp = (found: readonly SeatInQuestion[]): Map<string, Refused<AgainRefusal>[]> =>
  new Map(found.map(({ signUpId, doubts }) => [signUpId, doubts]))
