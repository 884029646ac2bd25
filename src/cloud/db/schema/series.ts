/** What makes visits belong together: a rule that made them, or only the name that reports of the past give them. */
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
    /** How its visits were made; null for one that is known by its name alone, from imported reports. */
    plan: jsonb().$type<SeriesPlan>(),
    createdBy: uuid('created_by').references(() => volunteers.id),
    createdAt: instant('created_at').notNull(),
    /** From then on it makes nothing more. */
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('series_one_by_name')
      .on(t.name)
      .where(sql`plan is null`),
  ],
)
