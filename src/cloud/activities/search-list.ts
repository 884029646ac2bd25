/** The list of activities that typed words find: first those that are about the words, soonest first. */
import type { ActivityCard } from '../../contract/activities/activities'
import type { Page } from '../../contract/common'
import type { Instant } from '../../domain/calendar/calendar'
import { type Reading, hasSeveralMeanings, loosened } from '../../domain/search/reading'
import type { ActivityFilter } from '../db/activities/activities'
import { listActivities } from '../db/activities/activity-list'
import { type SearchPosition, type Tier, idsOfTier, readSearchCursor, searchCursorOf } from '../db/activities/search'
import type { Querier } from '../db/database'
import { fault } from '../rpc/faults'
import { readTyped, readTypedBySound } from '../search/typed-words'

type SearchFilter = Omit<ActivityFilter, 'after' | 'search' | 'ids'> & { text: string; cursor?: string | undefined }

export async function searchActivities(
  db: Querier,
  { text, cursor, ...filter }: SearchFilter,
  volunteerId: string | null,
  now: Instant,
): Promise<Page<ActivityCard>> {
  const after = cursor === undefined ? undefined : (readSearchCursor(cursor) ?? fault('malformed'))
  const { ids, next } = await foundIds(db, { text, after, filter }, now)
  if (ids.length === 0) return { items: [], cursor: null }
  const { items } = await listActivities(db, { when: filter.when, limit: filter.limit, ids }, volunteerId, now)
  const places = new Map(ids.map((id, place) => [id, place]))
  return {
    items: items.sort((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0)),
    cursor: next && searchCursorOf(next),
  }
}

interface Asked {
  text: string
  after: SearchPosition | undefined
  filter: Omit<SearchFilter, 'text' | 'cursor'>
}

async function foundIds(
  db: Querier,
  { text, after, filter }: Asked,
  now: Instant,
): Promise<{ ids: string[]; next: SearchPosition | null }> {
  const typed = { text, isPast: filter.when === 'past' }
  const reading = await readTyped(db, typed, now)
  const found: SearchPosition[] = []
  const collect = async (tier: Tier, readings: readonly Reading[]) => {
    if (found.length > filter.limit || (after && after.tier > tier)) return
    const limit = filter.limit - found.length
    const rows = await idsOfTier(db, { ...filter, limit }, { readings, tier, after: after?.tier === tier ? after : undefined }, now)
    found.push(...rows.map((row) => ({ ...row, tier })))
  }
  await collect(0, [reading])
  if (hasSeveralMeanings(reading)) await collect(1, [reading])
  await collect(2, [reading])
  if (!reading.isUnreadable && found.length === 0 && (!after || after.tier === 3)) {
    const loose = loosened(reading)
    await collect(3, [...(loose ? [loose] : []), await readTypedBySound(db, typed, now)])
  }
  const shown = found.slice(0, filter.limit)
  return { ids: shown.map(({ id }) => id), next: (found.length > filter.limit && shown[shown.length - 1]) || null }
}
