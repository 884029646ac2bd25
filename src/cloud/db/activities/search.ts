/** Ids of the activities that typed words find, in pages. */
import { type SQL, and, asc, desc, eq, or, sql } from 'drizzle-orm'
import type { Reading } from '../../../domain/search/reading'
import type { Instant } from '../../../domain/calendar/calendar'
import type { Querier } from '../database'
import { activities } from '../schema/activities'
import { readingCondition } from '../search/reading-condition'
import { type ActivityFilter, type PagePosition, conditionsOf, cursorOf, isAfter, isListed, readCursor } from './activities'

/**
 * Order of what is found. 0: visits that are about the words. 1: those about other words that these may stand for. 2: those that mention
 * them, and cancelled ones. 3: only where there are no others, visits whose words sound alike, or have the known ones among these.
 */
export type Tier = 0 | 1 | 2 | 3

export interface SearchPosition extends PagePosition {
  tier: Tier
}

/** @param readings the reading of the words; for the last tier all that are tried */
function tierCondition(readings: readonly Reading[], tier: Tier): SQL | undefined {
  if (tier === 3) return or(...readings.map((reading) => readingCondition(reading, 'wide')))
  const published = (width: 'nearest' | 'close') =>
    and(eq(activities.status, 'published'), ...readings.map((one) => readingCondition(one, width)))
  if (tier === 0) return published('nearest')
  if (tier === 1) return and(published('close'), sql`not (${published('nearest')})`)
  return and(...readings.map((one) => readingCondition(one, 'wide')), sql`not (${published('close')})`)
}

/** Ids of one tier, soonest first or latest first, one more than the limit if there are more. */
export function idsOfTier(
  db: Querier,
  filter: Omit<ActivityFilter, 'after'>,
  { readings, tier, after }: { readings: readonly Reading[]; tier: Tier; after: PagePosition | undefined },
  now: Instant,
): Promise<PagePosition[]> {
  const isUpcoming = filter.when === 'upcoming'
  const order = isUpcoming ? asc : desc
  return db
    .select({ id: activities.id, startsAt: activities.startsAt })
    .from(activities)
    .where(and(...isListed(filter.when, now), ...conditionsOf(filter), tierCondition(readings, tier), after && isAfter(after, isUpcoming)))
    .orderBy(order(activities.startsAt), order(activities.id))
    .limit(filter.limit + 1)
}

export const searchCursorOf = ({ tier, ...position }: SearchPosition): string => `${tier}.${cursorOf(position)}`

/** Position that a search's cursor encodes; null for a text that is not one. */
export function readSearchCursor(cursor: string): SearchPosition | null {
  const [, tier, rest] = /^([0-3])\.(.+)$/.exec(cursor) ?? []
  const position = rest === undefined ? null : readCursor(rest)
  return position && { ...position, tier: Number(tier) as Tier }
}
