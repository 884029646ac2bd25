/** Activities that wait for the administrator, longest wait first. */
import { asc, count, eq, isNotNull } from 'drizzle-orm'
import type { SubmissionsView } from '../../../contract/activities/submissions'
import type { Instant } from '../../../domain/calendar/calendar'
import type { Querier, Tx } from '../database'
import { loadDeskActivity, planOf } from './desk'
import { activities } from '../schema/activities'
import { volunteers } from '../schema/people'

const waits = isNotNull(activities.submittedAt)

export async function listSubmissions(db: Querier, most: number, now: Instant): Promise<SubmissionsView> {
  const rows = await db
    .select({ id: activities.id, submittedAt: activities.submittedAt, by: volunteers.name })
    .from(activities)
    .innerJoin(volunteers, eq(volunteers.id, activities.submittedBy))
    .where(waits)
    .orderBy(asc(activities.submittedAt), asc(activities.startsAt), asc(activities.id))
    .limit(most)
  const items = []
  for (const { id, submittedAt, by } of rows) {
    const row = await loadDeskActivity(db, id, now)
    if (!row || submittedAt === null) continue
    const { title, status, startsAt, endsAt, town, place, categories, version, series } = row
    const lead = row.organisations.find(({ part }) => part === 'lead')?.shortName ?? ''
    const heading = { id, title, status, startsAt, endsAt, town, place, categories }
    items.push({ ...heading, version, plan: planOf(row), lead, submittedAt, submittedBy: by, series })
  }
  return { items, total: await countSubmissions(db) }
}

async function countSubmissions(db: Querier): Promise<number> {
  const [row] = await db.select({ total: count() }).from(activities).where(waits)
  return row?.total ?? 0
}

/** Id of the submitter; null for an activity that is not submitted. */
export async function submitterOf(tx: Tx, activityId: string): Promise<string | null> {
  const [row] = await tx.select({ by: activities.submittedBy }).from(activities).where(eq(activities.id, activityId))
  return row?.by ?? null
}
