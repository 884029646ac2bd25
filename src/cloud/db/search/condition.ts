/** Conditions on the grams of visits, in SQL. */
import { type SQL, sql } from 'drizzle-orm'
import type { Condition } from '../../../domain/search/grams'
import { activities } from '../schema/activities'

/** Text of a `tsquery`. Grams consist of letters, digits and the marks of their kinds, so a quote in one would be a fault of the program. */
export function queryText(condition: Condition): string {
  if ('gram' in condition) return `'${condition.gram.replace(/['\\]/g, '')}'${condition.isBeginning ? ':*' : ''}`
  const [parts, mark] = 'all' in condition ? [condition.all, ' & '] : [condition.any, ' | ']
  return `(${parts.map(queryText).join(mark)})`
}

/** True for visits whose grams meet the condition. */
export const meets = (condition: Condition): SQL => sql`${activities.searchWords} @@ ${queryText(condition)}::tsquery`
