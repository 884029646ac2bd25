/** The public list, in keyset pages. Its two statements are kept, since planning them takes longer than running them. */
import { createHash } from 'node:crypto'
import { type SQL, and, asc, desc, eq, gt, inArray, lt, lte, or, sql } from 'drizzle-orm'
import type { ActivityCard } from '../../../contract/activities/activities'
import type { Page } from '../../../contract/common'
import type { Instant } from '../../../domain/calendar/calendar'
import { LONGEST_ACTIVITY } from '../../../domain/activities/activity'
import { type ActivityFilter, conditionsOf, cursorOf } from './activities'
import { countSeats } from './card-seats'
import { type CardRow, cardColumns, cardOf } from './kept-cards'
import { presentAt } from '../attendance/attendances'
import { iso } from '../columns'
import type { Querier } from '../database'
import { rowsOfKept } from '../prepared'
import { activities } from '../schema/activities'

/**
 * Published activities, and upcoming activities that were cancelled, since people might still go there.
 * @param volunteerId null for a caller without a profile, who sees no seats
 */
export async function listActivities(
  db: Querier,
  filter: ActivityFilter,
  volunteerId: string | null,
  now: Instant,
): Promise<Page<ActivityCard>> {
  const rows = await pageRows(db, filter, now)
  const shown = rows.slice(0, filter.limit)
  const present =
    filter.when === 'upcoming'
      ? new Map<string, number>()
      : await presentAt(
          db,
          shown.map(({ id }) => id),
        )
  const seats = await countSeats(db, shown, volunteerId, now)
  const isVolunteer = volunteerId !== null
  const items = shown.map((row) => cardOf(row, { seats, present: present.get(row.id) ?? 0, isVolunteer }, now))
  const last = items.at(-1)
  return { items, cursor: rows.length > filter.limit && last ? cursorOf(last) : null }
}

/** Rows of a page, and one more where another page follows. */
function pageRows(db: Querier, filter: ActivityFilter, now: Instant): Promise<CardRow[]> {
  const { category, town, organisation, from, until, after, limit } = filter
  const values = {
    now: iso(now),
    // Redundant, since no activity is longer than LONGEST_ACTIVITY, but with it the index by start skips past activities.
    begun: iso(now - LONGEST_ACTIVITY - 1),
    rows: limit + 1,
    category,
    town,
    organisation,
    from: from === undefined ? undefined : iso(from),
    until: until === undefined ? undefined : iso(until),
    afterStart: after && iso(after.startsAt),
    afterId: after?.id,
  }
  const query = () => pageQuery(db, filter)
  // Statements with what was found by a search differ in their number of ids, so that there would be too many to keep.
  return (filter.ids ?? filter.search) ? query().prepare('').execute(values) : rowsOfKept(db, formOf(filter), query, values)
}

/** Name of a filter's statement: filters with the same conditions have the same text. */
const formOf = ({ when, ...filter }: ActivityFilter): string => {
  const names = Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  return `list ${createHash('sha1')
    .update(`${when} ${names.sort().join(' ')}`)
    .digest('hex')}`
}

const slot = sql.placeholder

/** The statement of a page, with its values left open. */
function pageQuery(db: Querier, { when, after, search, ids, ...filter }: ActivityFilter) {
  const isUpcoming = when === 'upcoming'
  const asked = (name: 'category' | 'town' | 'organisation' | 'from' | 'until') => (filter[name] === undefined ? undefined : slot(name))
  return db
    .select(cardColumns)
    .from(activities)
    .where(
      and(
        isUpcoming ? gt(activities.endsAt, slot('now')) : lte(activities.endsAt, slot('now')),
        isUpcoming ? gt(activities.startsAt, slot('begun')) : undefined,
        inArray(activities.status, isUpcoming ? ['published', 'cancelled'] : ['published']),
        ...conditionsOf({
          category: asked('category'),
          town: asked('town'),
          organisation: asked('organisation'),
          from: asked('from'),
          until: asked('until'),
          search,
          ids,
        }),
        after && isAfter(isUpcoming),
      ),
    )
    .orderBy(...(isUpcoming ? [asc(activities.startsAt), asc(activities.id)] : [desc(activities.startsAt), desc(activities.id)]))
    .limit(slot('rows'))
}

function isAfter(isUpcoming: boolean): SQL | undefined {
  const beyond = isUpcoming ? gt : lt
  const [start, id] = [slot('afterStart'), slot('afterId')]
  return or(beyond(activities.startsAt, start), and(eq(activities.startsAt, start), beyond(activities.id, id)))
}
