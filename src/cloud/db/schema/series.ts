/** Series of visits: made by a rule, or imported from past reports with a name alone. */
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
    /** Rule of the series and plan of its visits; null for an imported series, which has only a name. */
    plan: jsonb().$type<SeriesPlan>(),
    createdBy: uuid('created_by').references(() => volunteers.id),
    createdAt: instant('created_at').notNull(),
    /** Time at which the series was ended; null before. */
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('series_one_by_name')
      .on(t.name)
      .where(sql`plan is null`),
  ],
)
