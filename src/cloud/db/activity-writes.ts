/** Writing activities: their facts, services, positions with seat rows, and the line that the search box looks in. */
import { randomBytes } from 'node:crypto'
import { and, eq, ne, notInArray, sql } from 'drizzle-orm'
import type { ActivityPlan } from '../../contract/desk'
import type { ActivityStatus } from '../../domain/activity'
import type { Instant } from '../../domain/calendar'
import type { Tx } from './database'
import { activities, activityCategories, activityOrganisations, positions, seats, services } from './schema'
import { refreshSearchText } from './search-text'

export interface Windows {
  signUpOpensAt: Instant
  signUpClosesAt: Instant
  withdrawUntil: Instant
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
  for (const [ordinal, position] of plan.positions.entries()) await insertPosition(tx, id, position, ordinal)
}

/** Replaces what the plan says; positions are brought over one by one by the caller, since people hold them. */
export async function updatePlan(tx: Tx, id: string, plan: ActivityPlan, windows: Windows): Promise<number> {
  const [row] = await tx
    .update(activities)
    .set({ ...factsOf(plan), ...windows, version: sql`${activities.version} + 1` })
    .where(eq(activities.id, id))
    .returning({ version: activities.version })
  await tx.delete(activityCategories).where(eq(activityCategories.activityId, id))
  // Whoever led it so far goes on running it.
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

const factsOf = ({ title, summary, startsAt, endsAt, townId, place }: ActivityPlan) => ({ title, summary, startsAt, endsAt, townId, place })

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
    // Hosts stay across an edit; one that becomes the lead or a partner changes its part.
    .onConflictDoUpdate({
      target: [activityOrganisations.activityId, activityOrganisations.organisationId],
      set: { part: sql`excluded.part`, ordinal: sql`excluded.ordinal` },
    })
  if (plan.services.length > 0)
    await tx.insert(services).values(plan.services.map((service, ordinal) => ({ ...service, activityId, ordinal })))
  await refreshSearchText(tx, activityId)
}

type Position = ActivityPlan['positions'][number]

/** @throws on the primary key when the id belongs to another activity's position */
export async function insertPosition(tx: Tx, activityId: string, position: Position, ordinal: number): Promise<void> {
  await tx.insert(positions).values({ ...position, activityId, ordinal })
  await fitSeats(tx, position)
}

export async function updatePosition(tx: Tx, { id, ...facts }: Position, ordinal: number): Promise<void> {
  await tx
    .update(positions)
    .set({ ...facts, ordinal })
    .where(eq(positions.id, id))
  await fitSeats(tx, { id, ...facts })
}

/** As many seat rows as the capacity; only free ones are ever taken away. */
async function fitSeats(tx: Tx, { id, capacity }: Position): Promise<void> {
  await tx.execute(sql`
    insert into ${seats} (position_id)
    select ${id}::uuid from generate_series(1, ${capacity}::int - (select count(*)::int from ${seats} where position_id = ${id}))`)
  await tx.execute(sql`
    delete from ${seats} where id in (
      select id from ${seats} where position_id = ${id} and sign_up_id is null order by id desc
      limit greatest(0, (select count(*) from ${seats} where position_id = ${id}) - ${capacity}::int) for update)`)
}

export async function removePositionsExcept(tx: Tx, activityId: string, kept: readonly string[]): Promise<void> {
  await tx.delete(positions).where(and(eq(positions.activityId, activityId), notInArray(positions.id, [...kept])))
}

export async function setStatus(
  tx: Tx,
  id: string,
  status: ActivityStatus,
  change: { publishedAt?: Instant; signUpOpensAt?: Instant; cancelReason?: string },
): Promise<void> {
  await tx
    .update(activities)
    .set({ status, ...change, version: sql`${activities.version} + 1` })
    .where(eq(activities.id, id))
}
