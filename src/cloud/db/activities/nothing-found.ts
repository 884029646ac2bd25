/** Queries for a list that found nothing: numbers of visits under wider conditions, and towns that have some. */
import { and, eq, sql } from 'drizzle-orm'
import type { Instant } from '../../../domain/calendar/calendar'
import type { Place } from '../../../domain/search/distance'
import { type Querier, rowsOf } from '../database'
import { activities } from '../schema/activities'
import { towns } from '../schema/vocabulary'
import { type ActivityFilter, conditionsOf, isListed } from './activities'

type Wider = Omit<ActivityFilter, 'after' | 'limit'>

/** Largest number that is counted; more are as many. */
export const MOST_COUNTED = 100

export async function countListed(db: Querier, filter: Wider, now: Instant): Promise<number> {
  const some = db
    .select({ id: activities.id })
    .from(activities)
    .where(and(...isListed(filter.when, now), ...conditionsOf(filter)))
    .limit(MOST_COUNTED)
    .as('some')
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(some)
  return row?.count ?? 0
}

export interface TownWithVisits {
  id: string
  name: string
  startsAt: Instant
  place: Place | null
}

/** Towns with a published visit under the conditions, and the start of its soonest or latest one. */
export async function townsWithVisits(db: Querier, filter: Wider, now: Instant): Promise<TownWithVisits[]> {
  const first = filter.when === 'upcoming' ? sql`min(${activities.startsAt})` : sql`max(${activities.startsAt})`
  const rows = await db
    .select({ id: towns.id, name: towns.name, startsAt: sql<number>`(extract(epoch from ${first}) * 1000)::float8` })
    .from(activities)
    .innerJoin(towns, eq(towns.id, activities.townId))
    .where(and(...isListed(filter.when, now), eq(activities.status, 'published'), ...conditionsOf(filter)))
    .groupBy(towns.id, towns.name)
  const places = await placesOfTowns(db)
  return rows.map((row) => ({ ...row, place: places.get(row.id) ?? null }))
}

/** Middle of the places of each town's visits, of those towns where any is known. */
export async function placesOfTowns(db: Querier): Promise<Map<string, Place>> {
  const rows = await rowsOf<{ id: string; latitude: number; longitude: number }>(
    db,
    sql`select town_id as id, avg(latitude)::float8 as latitude, avg(longitude)::float8 as longitude from ${activities}
      where town_id is not null and latitude is not null and longitude is not null and status = 'published' group by town_id`,
  )
  return new Map(rows.map(({ id, ...place }) => [id, place]))
}

/** Ids of the towns whose names begin with one of the words. */
export async function townsNamed(db: Querier, words: readonly string[]): Promise<{ id: string; name: string }[]> {
  const all = await db.select({ id: towns.id, name: towns.name }).from(towns)
  return all.filter(({ name }) => words.some((word) => name.startsWith(word)))
}
