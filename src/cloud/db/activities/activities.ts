/** Queries of activities: the conditions of a list, and one activity in full. */
import { type Placeholder, type SQL, and, eq, gt, gte, inArray, lt, lte, or, sql } from 'drizzle-orm'
import type { ActivityDetail } from '../../../contract/activities/activities'
import type { Instant } from '../../../domain/calendar/calendar'
import { LONGEST_ACTIVITY, phaseOf } from '../../../domain/activities/activity'
import { contactOf } from '../../../domain/activities/coming'
import type { Reading } from '../../../domain/search/reading'
import { volunteersReported } from '../../../domain/records/outcome'
import { comingOf, heading, organisationParts, outcomeOf, ownSignUp, photoViews, positionViews, serviceViews } from './activity-columns'
import type { Querier } from '../database'
import { activities, activityCategories, activityOrganisations } from '../schema/activities'
import { series } from '../schema/series'
import { towns } from '../schema/vocabulary'
import { readingCondition } from '../search/reading-condition'
import { presentAt } from '../attendance/attendances'

export interface ActivityFilter {
  category?: string | undefined
  town?: string | undefined
  organisation?: string | undefined
  /** Reading of the search box. */
  search?: Reading | undefined
  /** Only these. */
  ids?: readonly string[] | undefined
  when: 'upcoming' | 'past'
  from?: Instant | undefined
  until?: Instant | undefined
  after?: PagePosition | undefined
  limit: number
}

/** Position of a page's last row. The order is by start, then id, so that no row is repeated or skipped. */
export interface PagePosition {
  startsAt: Instant
  id: string
}

/** Conditions on the activities of the list. */
export function isListed(when: ActivityFilter['when'], now: Instant): (SQL | undefined)[] {
  const upcoming = when === 'upcoming'
  return [
    upcoming ? gt(activities.endsAt, now) : lte(activities.endsAt, now),
    // Redundant, since no activity is longer than LONGEST_ACTIVITY, but with it the index by start skips past activities.
    upcoming ? gt(activities.startsAt, now - LONGEST_ACTIVITY - 1) : undefined,
    inArray(activities.status, upcoming ? ['published', 'cancelled'] : ['published']),
  ]
}

/** Conditions of a filter, each a value, or a place where one is put in later; instants are put in as ISO texts. */
export type Conditions = Pick<ActivityFilter, 'search' | 'ids'> & {
  [Name in 'category' | 'town' | 'organisation']?: string | Placeholder | undefined
} & { [Name in 'from' | 'until']?: Instant | Placeholder | undefined }

export function conditionsOf(filter: Conditions): (SQL | undefined)[] {
  return [
    filter.town ? eq(activities.townId, filter.town) : undefined,
    filter.from === undefined ? undefined : gte(activities.startsAt, filter.from),
    filter.until === undefined ? undefined : lt(activities.startsAt, filter.until),
    filter.category
      ? sql`exists (select 1 from ${activityCategories} c where c.activity_id = ${activities.id} and c.category_id = ${filter.category})`
      : undefined,
    filter.organisation
      ? sql`exists (select 1 from ${activityOrganisations} o where o.activity_id = ${activities.id} and o.organisation_id = ${filter.organisation})`
      : undefined,
    filter.search && readingCondition(filter.search, 'wide'),
    filter.ids && inArray(activities.id, [...filter.ids]),
  ]
}

export function isAfter({ startsAt, id }: PagePosition, upcoming: boolean): SQL | undefined {
  const beyond = upcoming ? gt : lt
  return or(beyond(activities.startsAt, startsAt), and(eq(activities.startsAt, startsAt), beyond(activities.id, id)))
}

export const cursorOf = ({ startsAt, id }: PagePosition): string => `${startsAt}_${id}`

/** Position that a cursor encodes; null for a text that is not a cursor. */
export function readCursor(cursor: string): PagePosition | null {
  const found = /^(\d{1,13})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor)
  return found?.[1] && found[2] ? { startsAt: Number(found[1]), id: found[2] } : null
}

/** One activity with its public details; null for an unknown id. The caller hides drafts. */
export async function getActivity(
  db: Querier,
  activityId: string,
  volunteerId: string | null,
  now: Instant,
): Promise<Omit<ActivityDetail, 'isOrganiser'> | null> {
  const [row] = await db
    .select({
      ...heading,
      summary: activities.summary,
      movedFrom: activities.movedFrom,
      ...comingOf,
      series: series.name,
      signUpOpensAt: activities.signUpOpensAt,
      signUpClosesAt: activities.signUpClosesAt,
      withdrawUntil: activities.withdrawUntil,
      namesUntil: activities.namesUntil,
      cancelReason: activities.cancelReason,
      version: activities.version,
      organisations: organisationParts,
      services: serviceViews,
      positions: positionViews(now),
      outcome: outcomeOf,
      photos: photoViews,
      own: ownSignUp(volunteerId),
    })
    .from(activities)
    .leftJoin(towns, eq(towns.id, activities.townId))
    .leftJoin(series, eq(series.id, activities.seriesId))
    .where(eq(activities.id, activityId))
  if (!row) return null
  const { organisations, outcome, comesBy, bring, gettingThere, isIndoors, isStepFree, inRain, location, ...rest } = row
  const { contactName, contactPhone, ...detail } = rest
  const partsOf = (part: string) => organisations.filter((o) => o.part === part).map(({ id, name }) => ({ id, name }))
  const [lead = { id: '', name: '' }] = partsOf('lead')
  const leadPhone = organisations.find(({ part }) => part === 'lead')?.phone ?? ''
  return {
    ...detail,
    phase: phaseOf(detail, now),
    lead,
    hosts: partsOf('host'),
    partners: partsOf('partner'),
    coming: { comesBy, bring, gettingThere, isIndoors, isStepFree, inRain, location },
    contact: contactOf({ contactName, contactPhone }, { name: lead.name, phone: leadPhone }, null),
    volunteersTotal: volunteersReported(outcome, (await presentAt(db, [activityId])).get(activityId) ?? 0),
    servedTotal: outcome?.servedTotal ?? null,
    outcomeNote: outcome?.isReported ? outcome.note : null,
  }
}
