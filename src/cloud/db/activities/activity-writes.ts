/** Saves activities: their own columns, services, positions with seat rows, and the text that the search reads. */
import { randomBytes } from 'node:crypto'
import { and, eq, ne, notInArray, sql } from 'drizzle-orm'
import type { ActivityPlan } from '../../../contract/activities/desk'
import type { ActivityStatus } from '../../../domain/activities/activity'
import type { Instant } from '../../../domain/calendar/calendar'
import type { Refused } from '../../../domain/decision'
import type { LayoutRefusal } from '../../../domain/seats/seating'
import type { Tx } from '../database'
import { activities, activityCategories, activityOrganisations, positions, services } from '../schema/activities'
import { refreshSearchText } from './search-text'
import { laySeats } from '../seats/seats'

export interface Windows {
  signUpOpensAt: Instant
  signUpClosesAt: Instant
  withdrawUntil: Instant
  namesUntil: Instant
}

const TICKET_KEY_BYTES = 32
export const newTicketKey = (): string => randomBytes(TICKET_KEY_BYTES).toString('hex')

export async function insertDraft(
  tx: Tx,
  id: string,
  plan: ActivityPlan,
  windows: Windows,
  createdBy: string,
  now: Instant,
): Promise<void> {
  await tx
    .insert(activities)
    .values({ id, ...factsOf(plan), ...windows, status: 'draft', ticketKey: newTicketKey(), createdBy, createdAt: now })
  await writeParts(tx, id, plan)
}

/** Replaces the plan, except for the positions, since people have signed up for them. @returns the activity's new version */
export async function updatePlan(
  tx: Tx,
  id: string,
  plan: ActivityPlan,
  { movedFrom, ...windows }: Windows & { movedFrom: Instant | null },
): Promise<number> {
  const [row] = await tx
    .update(activities)
    .set({ ...factsOf(plan), ...windows, movedFrom, version: sql`${activities.version} + 1` })
    .where(eq(activities.id, id))
    .returning({ version: activities.version })
  await tx.delete(activityCategories).where(eq(activityCategories.activityId, id))
  // The previous lead stays on as a host.
  await tx
    .update(activityOrganisations)
    .set({ part: 'host', ordinal: 1 })
    .where(
      and(
        eq(activityOrganisations.activityId, id),
        eq(activityOrganisations.part, 'lead'),
        ne(activityOrganisations.organisationId, plan.leadId),
      ),
    )
  await tx.delete(activityOrganisations).where(and(eq(activityOrganisations.activityId, id), sql`part <> 'host'`))
  await tx.delete(services).where(eq(services.activityId, id))
  await writeParts(tx, id, plan)
  return row?.version ?? 0
}

function factsOf({ title, summary, startsAt, endsAt, townId, place, coming: { location, ...coming } }: ActivityPlan) {
  const [latitude, longitude] = [location?.latitude ?? null, location?.longitude ?? null]
  return { title, summary, startsAt, endsAt, townId, place, ...coming, latitude, longitude }
}

async function writeParts(tx: Tx, activityId: string, plan: ActivityPlan): Promise<void> {
  await tx
    .insert(activityCategories)
    .values([...new Set(plan.categories)].map((categoryId, ordinal) => ({ activityId, categoryId, ordinal })))
  const partnerIds = [...new Set(plan.partnerIds)].filter((organisationId) => organisationId !== plan.leadId)
  await tx
    .insert(activityOrganisations)
    .values([
      { activityId, organisationId: plan.leadId, part: 'lead' as const, ordinal: 0 },
      ...partnerIds.map((organisationId, index) => ({ activityId, organisationId, part: 'partner' as const, ordinal: index + 10 })),
    ])
    // Hosts stay across an edit; a host that becomes the lead or a partner changes its part.
    .onConflictDoUpdate({
      target: [activityOrganisations.activityId, activityOrganisations.organisationId],
      set: { part: sql`excluded.part`, ordinal: sql`excluded.ordinal` },
    })
  if (plan.services.length > 0)
    await tx.insert(services).values(plan.services.map((service, ordinal) => ({ ...service, activityId, ordinal })))
  await refreshSearchText(tx, activityId)
}

type Position = ActivityPlan['positions'][number]

/**
 * Writes a position with its seats. Quotas past their release time are left out.
 * @throws on the primary key when the id belongs to another activity's position
 */
export async function writePosition(
  tx: Tx,
  activityId: string,
  { id, name, capacity, skillId, quotas }: Position,
  { ordinal, isKnown, isMoved = false }: { ordinal: number; isKnown: boolean; isMoved?: boolean },
  now: Instant,
): Promise<{ ok: true } | Refused<LayoutRefusal>> {
  const facts = { name, capacity, skillId, ordinal }
  if (isKnown) await tx.update(positions).set(facts).where(eq(positions.id, id))
  else await tx.insert(positions).values({ id, activityId, ...facts })
  return laySeats(tx, { id, capacity, quotas: quotas.filter(({ releaseAt }) => releaseAt > now), isMoved })
}

export async function removePositionsExcept(tx: Tx, activityId: string, kept: readonly string[]): Promise<void> {
  await tx.delete(positions).where(and(eq(positions.activityId, activityId), notInArray(positions.id, [...kept])))
}

interface StatusChange {
  publishedAt?: Instant
  signUpOpensAt?: Instant
  cancelReason?: string
  submittedAt?: Instant
  submittedBy?: string
  returnReason?: string
}

/** Sets the status. Fields about a submission and its return are cleared unless the change sets them. */
export async function setStatus(tx: Tx, id: string, status: ActivityStatus, change: StatusChange): Promise<void> {
  const over = { submittedAt: null, submittedBy: null, returnReason: null }
  await tx
    .update(activities)
    .set({ status, ...over, ...change, version: sql`${activities.version} + 1` })
    .where(eq(activities.id, id))
}
