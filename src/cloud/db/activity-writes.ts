/** Writing activities: their facts, services, positions with seat rows, and the line that the search box looks in. */
import { randomBytes } from 'node:crypto'
import { and, eq, notInArray, sql } from 'drizzle-orm'
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
  for (const [ordinal, position] of plan.positions.entries()) await writePosition(tx, id, position, ordinal)
}

/** Replaces what the plan says; positions are brought over one by one by the caller, since people hold them. */
export async function updatePlan(tx: Tx, id: string, plan: ActivityPlan, windows: Windows): Promise<number> {
  const [row] = await tx
    .update(activities)
    .set({ ...factsOf(plan), ...windows, version: sql`${activities.version} + 1` })
    .where(eq(activities.id, id))
    .returning({ version: activities.version })
  await tx.delete(activityCategories).where(eq(activityCategories.activityId, id))
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

/** Inserts or updates one position and gives it as many seat rows as its capacity; only free seats are taken away. */
export async function writePosition(tx: Tx, activityId: string, position: Position, ordinal: number): Promise<void> {
  const { id, name, capacity, skillId } = position
  await tx
    .insert(positions)
    .values({ id, activityId, name, capacity, skillId, ordinal })
    .onConflictDoUpdate({ target: positions.id, set: { name, capacity, skillId, ordinal }, setWhere: eq(positions.activityId, activityId) })
  await tx.execute(sql`
    insert into ${seats} (position_id) select ${id} from ${positions} p
      cross join lateral generate_series(1, p.capacity - (select count(*)::int from ${seats} s where s.position_id = p.id))
      where p.id = ${id} and p.activity_id = ${activityId}`)
  await tx.execute(sql`
    delete from ${seats} where id in (
      select s.id from ${seats} s where s.position_id = ${id} and s.sign_up_id is null order by s.id desc
      limit greatest(0, (select count(*) from ${seats} s where s.position_id = ${id}) - ${capacity}::int) for update)`)
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
