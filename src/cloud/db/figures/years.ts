/** Closed years, and the scoring rules. Both tables are append-only. */
import { desc, eq, sql } from 'drizzle-orm'
import type { YearFigures } from '../../../contract/figures/figures'
import type { Score, ScoringRules } from '../../../contract/figures/scores'
import type { Instant } from '../../../domain/calendar/calendar'
import { FIRST_POINTS, type Points } from '../../../domain/figures/scoring'
import type { Querier, Tx } from '../database'
import { volunteers } from '../schema/people'
import { closedYears, scoringRules } from '../schema/years'

/** A closed year; undefined while the year is open. */
export async function closedYear(db: Querier, year: number) {
  const [row] = await db
    .select({
      at: closedYears.closedAt,
      by: volunteers.name,
      figures: closedYears.figures,
      rules: closedYears.rules,
      scores: closedYears.scores,
    })
    .from(closedYears)
    .innerJoin(volunteers, eq(volunteers.id, closedYears.closedBy))
    .where(eq(closedYears.year, year))
  return row
}

/** @throws on the primary key when the year was closed by another request at the same moment */
export async function keepYear(
  tx: Tx,
  { by, ...kept }: { year: number; by: string; figures: YearFigures; rules: number; scores: Score[] },
  now: Instant,
): Promise<void> {
  await tx.insert(closedYears).values({ ...kept, closedAt: now, closedBy: by })
}

/** The rules of a version; without a version the latest rules. */
export async function loadRules(db: Querier, version?: number): Promise<ScoringRules> {
  const [row] = await db
    .select({
      version: scoringRules.version,
      points: scoringRules.points,
      createdAt: scoringRules.createdAt,
      createdBy: sql<string | null>`${volunteers.name}`,
    })
    .from(scoringRules)
    .innerJoin(volunteers, eq(volunteers.id, scoringRules.createdBy))
    .where(version === undefined ? undefined : eq(scoringRules.version, version))
    .orderBy(desc(scoringRules.version))
    .limit(1)
  return row ?? { version: 0, points: FIRST_POINTS, createdAt: null, createdBy: null }
}

/** @throws on the primary key when another request stored that version at the same moment */
export async function keepRules(tx: Tx, version: number, points: Points, by: string, now: Instant): Promise<void> {
  await tx.insert(scoringRules).values({ version, points, createdBy: by, createdAt: now })
}
