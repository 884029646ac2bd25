/** Writes invented visits: facts, services, positions and a seat row for each seat. */
import { defaultWindows, isUnlisted } from '../../domain/activities/activity'
import { type Instant, day, minute } from '../../domain/calendar/calendar'
import { NOTHING_SAID } from '../../domain/activities/coming'
import { comingColumns, newTicketKey } from '../db/activities/activity-writes'
import type { Tx } from '../db/database'
import {
  activities,
  activityCategories,
  activityOrganisations,
  outcomePhotos,
  outcomes,
  positions,
  services,
} from '../db/schema/activities'
import { refreshSearchText } from '../db/activities/search-text'
import { laySeats } from '../db/seats/seats'
import { seriesByName } from '../db/series'
import { drawnPhotos } from './drawings'
import { sampleId } from './sample-id'
import type { Visit } from './visits'

/**
 * @param createdBy id of the organiser who created the visit
 * @returns ticket keys by visit; each demonstration draws its own, since they are secrets
 */
export async function storeVisits(
  tx: Tx,
  visits: readonly Visit[],
  createdBy: (visit: Visit) => string,
  now: Instant,
): Promise<Map<string, string>> {
  const ticketKeys = new Map(visits.map(({ id }) => [id, newTicketKey()]))
  const named = await seriesByName(
    tx,
    visits.map(({ series }) => series),
    now,
  )
  await tx.insert(activities).values(
    visits.map((visit) => ({
      ...activityRow(visit, named.get(visit.series ?? '') ?? null),
      ticketKey: ticketKeys.get(visit.id) ?? newTicketKey(),
      createdBy: createdBy(visit),
      submittedAt: visit.status === 'submitted' ? visit.announcedAt : null,
      submittedBy: visit.status === 'submitted' ? createdBy(visit) : null,
    })),
  )
  await tx
    .insert(activityCategories)
    .values(visits.flatMap(({ id, categories }) => categories.map((categoryId, ordinal) => ({ activityId: id, categoryId, ordinal }))))
  await tx.insert(activityOrganisations).values(visits.flatMap(organisationRows))
  await tx
    .insert(services)
    .values(
      visits.flatMap((visit) =>
        visit.services.map(({ id, name, unit, served }, ordinal) => ({ id, activityId: visit.id, name, unit, served, ordinal })),
      ),
    )
  const all = visits.flatMap((visit) => visit.positions.map((position, ordinal) => ({ ...position, activityId: visit.id, ordinal })))
  await tx.insert(positions).values(all)
  for (const visit of visits)
    for (const position of visit.positions) await laySeats(tx, { ...position, quotas: quotasOf(visit, position.id) })
  await refreshSearchText(tx, ...visits.map(({ id }) => id))
  return ticketKeys
}

/** Quota of the visit's first position, reserved until three days before the visit. */
const quotasOf = ({ quota, positions: [first], startsAt }: Visit, positionId: string) =>
  quota && first?.id === positionId ? [{ organisationId: quota.organisation, seats: quota.seats, releaseAt: startsAt - QUOTA_NOTICE }] : []

const QUOTA_NOTICE = 3 * day

/** @param volunteersTotal number of volunteers who came to a visit, by its id */
export async function storeOutcomes(tx: Tx, visits: readonly Visit[], volunteersTotal: (visitId: string) => number): Promise<void> {
  const rows = visits.flatMap(({ id, outcome }) => (outcome ? [{ ...outcome, activityId: id, volunteersTotal: volunteersTotal(id) }] : []))
  if (rows.length > 0) await tx.insert(outcomes).values(rows)
}

/** Drawn pictures of the visits that were held. @param addedBy id of the organiser of a visit */
export async function storeDrawnPhotos(tx: Tx, visits: readonly Visit[], addedBy: (visit: Visit) => string): Promise<void> {
  const rows = visits
    .filter(({ kind }) => kind === 'held')
    .flatMap((visit) =>
      drawnPhotos(visit.categories).map(({ width, height, bytes }, at) => ({
        id: sampleId(`${visit.id} photo ${at}`),
        activityId: visit.id,
        slot: at + 1,
        width,
        height,
        content: bytes,
        thumbnail: bytes,
        addedBy: addedBy(visit),
        addedAt: visit.endsAt + (at + 1) * minute,
      })),
    )
  await tx.insert(outcomePhotos).values(rows)
}

const activityRow = (
  { id, title, summary, status, startsAt, endsAt, town, place, coming, cancelReason, movedFrom, announcedAt }: Visit,
  seriesId: string | null,
) => ({
  id,
  title,
  summary,
  status,
  startsAt,
  endsAt,
  townId: town,
  place,
  seriesId,
  cancelReason,
  movedFrom,
  ...comingColumns({ ...NOTHING_SAID, ...coming }),
  ...defaultWindows(startsAt, announcedAt),
  createdAt: announcedAt,
  publishedAt: isUnlisted({ status }) ? null : announcedAt,
})

const organisationRows = ({ id, lead, hosts, partners }: Visit) =>
  [
    { organisationId: lead, part: 'lead' as const },
    ...hosts.map((organisationId) => ({ organisationId, part: 'host' as const })),
    ...partners.map((organisationId) => ({ organisationId, part: 'partner' as const })),
  ].map((row, ordinal) => ({ activityId: id, ...row, ordinal }))
