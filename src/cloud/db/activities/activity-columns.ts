/** Columns of an activity that many queries share. Sub-queries gather rows of other tables in the same round trip. */
import { type SQL, sql } from 'drizzle-orm'
import type { ActivityHeading, PhotoView, PositionView, ServiceView } from '../../../contract/activities/activities'
import type { Instant } from '../../../domain/calendar/calendar'
import type { Coming } from '../../../domain/activities/coming'
import type { SignUpStatus } from '../../../domain/sign-ups/sign-up'
import { iso } from '../columns'
import { activities, activityCategories, activityOrganisations, outcomePhotos, outcomes, positions, services } from '../schema/activities'
import { seats, signUps, teamParts, teams } from '../schema/sign-ups'
import { organisations, skills, towns } from '../schema/vocabulary'

/** Heading of an activity, for cards and pages. The query has to join `towns`. */
export const heading = {
  id: activities.id,
  title: activities.title,
  status: activities.status,
  startsAt: activities.startsAt,
  endsAt: activities.endsAt,
  town: sql<
    ActivityHeading['town']
  >`case when ${towns.id} is null then null else json_build_object('id', ${towns.id}, 'name', ${towns.name}) end`,
  place: activities.place,
  categories: sql<string[]>`(
    select coalesce(json_agg(c.category_id order by c.ordinal), '[]') from ${activityCategories} c where c.activity_id = ${activities.id})`,
}

export interface OrganisationPart {
  id: string
  name: string
  shortName: string
  /** Number for residents' questions; '' for none. */
  phone: string
  part: 'lead' | 'host' | 'partner'
}

/** Lead, hosts and partners in the order they were named. */
export const organisationParts = sql<OrganisationPart[]>`(
  select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'shortName', o.short_name, 'phone', o.contact_phone, 'part', ao.part) order by ao.ordinal), '[]')
  from ${activityOrganisations} ao join ${organisations} o on o.id = ao.organisation_id where ao.activity_id = ${activities.id})`

/** Positions with seats. Taken seats are counted as rows, so they never exceed the capacity. Released quotas are left out. */
export const positionViews = (now: Instant) => sql<PositionView[]>`(
  select coalesce(json_agg(json_build_object(
    'id', p.id, 'name', p.name, 'capacity', p.capacity,
    'taken', (select count(*) from ${seats} s where s.position_id = p.id and (s.sign_up_id is not null or s.team_id is not null)),
    'reserved', (select count(*) from ${seats} s
      where s.position_id = p.id and s.sign_up_id is null and s.team_id is null and s.reserved_until > ${iso(now)}),
    'waitlisted', (select count(*) from ${signUps} w where w.position_id = p.id and w.status = 'waitlisted' and w.team_id is null)
      + (select coalesce(sum(x.seats), 0) from ${teamParts} x join ${teams} t on t.id = x.team_id
        where x.position_id = p.id and t.status = 'waitlisted'),
    'quotas', (
      select coalesce(json_agg(json_build_object('organisationId', q.reserved_for, 'organisation', o.short_name, 'seats', q.seats,
        'free', q.free, 'releaseAt', ms(q.reserved_until)) order by o.ordinal), '[]')
      from (
        select s.reserved_for, s.reserved_until, count(*) as seats,
          count(*) filter (where s.sign_up_id is null and s.team_id is null) as free
        from ${seats} s where s.position_id = p.id and s.reserved_until > ${iso(now)} group by 1, 2
      ) q join ${organisations} o on o.id = q.reserved_for),
    'skill', case when k.id is null then null else json_build_object('id', k.id, 'name', k.name, 'verified', k.needs_verification) end
  ) order by p.ordinal), '[]')
  from ${positions} p left join ${skills} k on k.id = p.skill_id where p.activity_id = ${activities.id})`

/** Facts for residents before they come, the visit's own contact included. */
export const comingOf = {
  comesBy: activities.comesBy,
  bring: activities.bring,
  gettingThere: activities.gettingThere,
  contactName: activities.contactName,
  contactPhone: activities.contactPhone,
  isIndoors: activities.isIndoors,
  isStepFree: activities.isStepFree,
  inRain: activities.inRain,
  location: sql<
    Coming['location']
  >`case when ${activities.latitude} is null then null else json_build_object('latitude', ${activities.latitude}, 'longitude', ${activities.longitude}) end`,
}

export const serviceViews = sql<ServiceView[]>`(
  select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'unit', s.unit, 'served', s.served) order by s.ordinal), '[]')
  from ${services} s where s.activity_id = ${activities.id})`

export interface OutcomeColumns {
  volunteersTotal: number | null
  servedTotal: number | null
  note: string | null
  /** True for a report by an organiser, false for an imported one; attendance is then counted from marks. */
  isReported: boolean
}

export const outcomeOf = sql<OutcomeColumns | null>`(
  select json_build_object('volunteersTotal', r.volunteers_total, 'servedTotal', r.served_total,
    'note', r.note, 'isReported', r.reported_at is not null)
  from ${outcomes} r where r.activity_id = ${activities.id})`

/** Public photos of the activity if it is published, otherwise none. */
export const photoViews = sql<PhotoView[]>`(
  select coalesce(json_agg(json_build_object('id', x.id, 'width', x.width, 'height', x.height) order by x.added_at, x.id), '[]')
  from ${outcomePhotos} x where x.activity_id = ${activities.id} and not x.waits and ${activities.status} = 'published')`

export interface OwnSignUpRef {
  signUpId: string
  positionId: string
  status: SignUpStatus
}

/** The caller's latest sign-up to the activity; null without one, or without a caller. */
export const ownSignUp = (volunteerId: string | null): SQL<OwnSignUpRef | null> =>
  volunteerId === null
    ? sql`null`
    : sql`(select json_build_object('signUpId', u.id, 'positionId', u.position_id, 'status', u.status)
        from ${signUps} u where u.activity_id = ${activities.id} and u.volunteer_id = ${volunteerId}
        order by u.arrival desc limit 1)`
