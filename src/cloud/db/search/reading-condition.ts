/** The reading of typed words, in SQL. */
import { type SQL, and, gte, lt, or, sql } from 'drizzle-orm'
import { type Reading, type Width, conditionFor, wordsOfDays } from '../../../domain/search/reading'
import { activities } from '../schema/activities'
import { meets } from './condition'

/**
 * Condition on activities.
 * @param width `wide` also for those that mention the days' words and are on others
 */
export function readingCondition({ terms, days, isUnreadable }: Reading, width: Width): SQL | undefined {
  if (isUnreadable) return sql`false`
  const dayWords = width === 'wide' ? wordsOfDays(days) : null
  return and(
    terms.length === 0 ? undefined : meets(conditionFor(terms, width)),
    days.length === 0
      ? undefined
      : or(
          ...days.map(({ from, until }) => and(gte(activities.startsAt, from), lt(activities.startsAt, until))),
          dayWords === null ? undefined : meets(dayWords),
        ),
  )
}
