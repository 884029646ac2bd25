/** Series of visits: made by a rule, or known only by the name in past reports. */
import { sql } from 'drizzle-orm'
import { jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { SeriesPlan } from '../../../domain/series/series'
import { instant } from '../columns'
import { volunteers } from './people'

export const series = pgTable(
  'series',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    /** Rule and pattern of its visits; null for a series from imported reports, which has only a name. */
    plan: jsonb().$type<SeriesPlan>(),
    createdBy: uuid('created_by').references(() => volunteers.id),
    createdAt: instant('created_at').notNull(),
    /** Time from which it makes no more visits. */
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('series_one_by_name')
      .on(t.name)
      .where(sql`plan is null`),
  ],
)
