/** Series and their visits. */
import { randomUUID } from 'node:crypto'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { SeriesPlan } from '../../domain/series/series'
import type { Instant } from '../../domain/calendar/calendar'
import { heading, organisationParts, positionViews } from './activities/activity-columns'
import type { Querier, Tx } from './database'
import { activities, activityOrganisations } from './schema/activities'
import { series } from './schema/series'
import { towns } from './schema/vocabulary'
import { refreshSearchText } from './activities/search-text'

export interface StoredSeries {
  id: string
  name: string
  plan: SeriesPlan
  endedAt: Instant | null
}

/** The activity's series; null without a series, or for an imported series, which has no rule. */
export async function seriesOf(db: Querier, activityId: string): Promise<StoredSeries | null> {
  const [row] = await db
    .select({ id: series.id, name: series.name, plan: series.plan, endedAt: series.endedAt })
    .from(series)
    .innerJoin(activities, eq(activities.seriesId, series.id))
    .where(eq(activities.id, activityId))
  return row?.plan ? { ...row, plan: row.plan } : null
}

export async function insertSeries(
  tx: Tx,
  made: { id: string; name: string; plan: SeriesPlan; createdBy: string },
  now: Instant,
): Promise<void> {
  await tx.insert(series).values({ ...made, createdAt: now })
}

export async function endSeries(tx: Tx, seriesId: string, now: Instant): Promise<void> {
  await tx.update(series).set({ endedAt: now }).where(eq(series.id, seriesId))
}

/** Adds activities without a series to this one. */
export async function joinSeries(tx: Tx, seriesId: string, activityIds: readonly string[]): Promise<void> {
  await tx
    .update(activities)
    .set({ seriesId })
    .where(and(inArray(activities.id, [...activityIds]), isNull(activities.seriesId)))
  await refreshSearchText(tx, ...activityIds)
}

/** Adds organisations as hosts. An organisation that is already lead, host or partner keeps that part. */
export async function addHosts(tx: Tx, activityId: string, hostIds: readonly string[]): Promise<void> {
  if (hostIds.length === 0) return
  await tx
    .insert(activityOrganisations)
    .values(hostIds.map((organisationId, index) => ({ activityId, organisationId, part: 'host' as const, ordinal: index + 1 })))
    .onConflictDoNothing()
}

/** All visits of a series, earliest first. A series is made at once, of sixty visits at most, so the list needs no pages. */
export const activitiesOfSeries = (db: Querier, seriesId: string, now: Instant) =>
  db
    .select({
      ...heading,
      version: activities.version,
      signUpOpensAt: activities.signUpOpensAt,
      signUpClosesAt: activities.signUpClosesAt,
      withdrawUntil: activities.withdrawUntil,
      namesUntil: activities.namesUntil,
      organisations: organisationParts,
      positions: positionViews(now),
    })
    .from(activities)
    .leftJoin(towns, eq(towns.id, activities.townId))
    .where(eq(activities.seriesId, seriesId))
    .orderBy(asc(activities.startsAt), asc(activities.id))

/** Ids of imported series by name; missing series are created. */
export async function seriesByName(tx: Tx, names: readonly (string | null)[], now: Instant): Promise<Map<string, string>> {
  const wanted = [...new Set(names.flatMap((name) => name ?? []))]
  if (wanted.length === 0) return new Map()
  await tx
    .insert(series)
    .values(wanted.map((name) => ({ id: randomUUID(), name, createdAt: now })))
    .onConflictDoNothing({ target: series.name, where: sql`plan is null` })
  const rows = await tx
    .select({ id: series.id, name: series.name })
    .from(series)
    .where(and(inArray(series.name, wanted), isNull(series.plan)))
  return new Map(rows.map(({ id, name }) => [name, id]))
}
