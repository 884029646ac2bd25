/** Messages to people: written in the transaction of the change that they tell of. */
import { randomUUID } from 'node:crypto'
import { and, countDistinct, desc, eq } from 'drizzle-orm'
import type { MessageKind, MessageView } from '../../contract/sign-ups'
import type { Instant } from '../../domain/calendar/calendar'
import type { Querier, Tx } from './database'
import { inParts } from './in-parts'
import { withAccount } from './people/volunteers'
import { activities } from './schema/activities'
import { messages } from './schema/requests'

/** One message for each person who has an account; delivery is a job of its own. */
export async function tell(
  tx: Tx,
  volunteerIds: readonly string[],
  message: { activityId: string; kind: MessageKind; note?: string },
  now: Instant,
): Promise<void> {
  const { note = null, ...common } = message
  const notes = volunteerIds.map((volunteerId) => ({ volunteerId, note }))
  await tellEach(tx, notes, common, now)
}

/** As {@link tell}, with a note of their own for each. */
export async function tellEach(
  tx: Tx,
  notes: readonly { volunteerId: string; note: string | null }[],
  message: { activityId: string; kind: MessageKind },
  now: Instant,
): Promise<void> {
  for (const part of inParts(notes)) {
    const ids = part.map(({ volunteerId }) => volunteerId)
    const reached = new Set(await withAccount(tx, ids))
    const told = part.filter(({ volunteerId }) => reached.has(volunteerId))
    if (told.length > 0) await tx.insert(messages).values(told.map((own) => ({ id: randomUUID(), ...own, ...message, createdAt: now })))
  }
}

/** How many people were told something of the activity at that moment. */
export async function toldAt(tx: Tx, activityId: string, at: Instant): Promise<number> {
  const [row] = await tx
    .select({ told: countDistinct(messages.volunteerId) })
    .from(messages)
    .where(and(eq(messages.activityId, activityId), eq(messages.createdAt, at)))
  return row?.told ?? 0
}

export const messagesOf = (db: Querier, volunteerId: string): Promise<MessageView[]> =>
  db
    .select({
      id: messages.id,
      at: messages.createdAt,
      kind: messages.kind,
      activityId: messages.activityId,
      activityTitle: activities.title,
      activityStartsAt: activities.startsAt,
      note: messages.note,
    })
    .from(messages)
    .innerJoin(activities, eq(activities.id, messages.activityId))
    .where(eq(messages.volunteerId, volunteerId))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(LATEST)

const LATEST = 50
