/** Writes past visits, with one statement for each table. */
import { randomUUID } from 'node:crypto'
import { defaultWindows } from '../../domain/activities/activity'
import type { Instant } from '../../domain/calendar/calendar'
import { newTicketKey } from '../db/activities/activity-writes'
import type { Tx } from '../db/database'
import { inParts } from '../db/in-parts'
import { activities, activityCategories, activityOrganisations, outcomes, services } from '../db/schema/activities'
import { refreshSearchText } from '../db/activities/search-text'
import { seriesByName } from '../db/series'
import { type Directory, directoryFor } from './directory'
import type { PastActivity } from './filling'

/**
 * Stores visits, but leaves those alone that were imported before, even by another import under way.
 * @returns number of new visits
 */
export async function storePast(tx: Tx, past: readonly PastActivity[], now: Instant): Promise<number> {
  let stored = 0
  for (const part of inParts(past)) stored += await storePart(tx, part, now)
  return stored
}

async function storePart(tx: Tx, past: readonly PastActivity[], now: Instant): Promise<number> {
  const named = await seriesByName(
    tx,
    past.map(({ series }) => series),
    now,
  )
  const rows = past.map((activity) => activityRow(activity, named.get(activity.series ?? '') ?? null, now))
  const stored = await tx
    .insert(activities)
    .values(rows)
    .onConflictDoNothing({ target: activities.importedAs })
    .returning({ id: activities.id })
  const ids = new Set(stored.map(({ id }) => id))
  const fresh = past.flatMap((activity, index) => {
    const id = rows[index]?.id
    return id !== undefined && ids.has(id) ? [{ id, activity }] : []
  })
  if (fresh.length === 0) return 0
  const idOf = await directoryFor(
    tx,
    fresh.flatMap(({ activity }) => [...activity.hosts, ...activity.partners]),
  )
  const categories = fresh.flatMap(({ id, activity }) =>
    activity.categories.map((categoryId, ordinal) => ({ activityId: id, categoryId, ordinal })),
  )
  const parts = fresh.flatMap(({ id, activity }) => organisationRows(id, activity, idOf))
  const offered = fresh.flatMap(({ id, activity }) =>
    activity.services.map((service, ordinal) => ({ ...service, id: randomUUID(), activityId: id, ordinal })),
  )
  for (const some of inParts(categories)) await tx.insert(activityCategories).values(some)
  for (const some of inParts(parts)) await tx.insert(activityOrganisations).values(some)
  for (const some of inParts(offered)) await tx.insert(services).values(some)
  await tx.insert(outcomes).values(fresh.map(({ id, activity }) => ({ ...activity.outcome, activityId: id })))
  await refreshSearchText(tx, ...ids)
  return fresh.length
}

/** Row of a past visit. It never had a sign-up, so the sign-up window is the moment of its start. */
const activityRow = (
  { importedAs, title, summary, startsAt, endsAt, townId, place }: PastActivity,
  seriesId: string | null,
  now: Instant,
) => ({
  id: randomUUID(),
  importedAs,
  title,
  summary,
  startsAt,
  endsAt,
  townId,
  place,
  seriesId,
  ...defaultWindows(startsAt, now),
  status: 'published' as const,
  ticketKey: newTicketKey(),
  createdAt: now,
  publishedAt: now,
})

/** Each organisation once, in the first part that names it. */
function organisationRows(activityId: string, { hosts, partners }: PastActivity, idOf: Directory) {
  const hostIds = new Set(hosts.map(idOf))
  const partnerIds = [...new Set(partners.map(idOf))].filter((id) => !hostIds.has(id))
  const [leadId, ...others] = hostIds
  return [
    ...(leadId === undefined ? [] : [{ organisationId: leadId, part: 'lead' as const }]),
    ...others.map((organisationId) => ({ organisationId, part: 'host' as const })),
    ...partnerIds.map((organisationId) => ({ organisationId, part: 'partner' as const })),
  ].map((row, ordinal) => ({ activityId, ...row, ordinal }))
}
