/** Messages to people, written in the transaction of the change they are about. */
import { randomUUID } from 'node:crypto'
import { and, countDistinct, desc, eq, gte } from 'drizzle-orm'
import type { MessageKind, MessageView } from '../../contract/sign-ups'
import type { Instant } from '../../domain/calendar/calendar'
import type { Querier, Tx } from './database'
import { inParts } from './in-parts'
import { withAccount } from './people/volunteers'
import { activities } from './schema/activities'
import { messages } from './schema/requests'

/** Writes one message for each person with an account. Delivery is a separate job. */
export async function notify(
  tx: Tx,
  volunteerIds: readonly string[],
  message: { activityId: string; kind: MessageKind; note?: string },
  now: Instant,
): Promise<void> {
  const { note = null, ...common } = message
  const notes = volunteerIds.map((volunteerId) => ({ volunteerId, note }))
  await notifyEach(tx, notes, common, now)
}

/** The same as {@link notify}, with a note for each person. */
export async function notifyEach(
  tx: Tx,
  notes: readonly { volunteerId: string; note: string | null }[],
  message: { activityId: string; kind: MessageKind },
  now: Instant,
): Promise<void> {
  for (const part of inParts(notes)) {
    const ids = part.map(({ volunteerId }) => volunteerId)
    const reached = new Set(await withAccount(tx, ids))
    const notified = part.filter(({ volunteerId }) => reached.has(volunteerId))
    if (notified.length > 0)
      await tx.insert(messages).values(notified.map((own) => ({ id: randomUUID(), ...own, ...message, createdAt: now })))
  }
}

/** Number of people with a message about the activity that was written at this moment. */
export async function countNotified(tx: Tx, activityId: string, at: Instant): Promise<number> {
  const [row] = await tx
    .select({ notified: countDistinct(messages.volunteerId) })
    .from(messages)
    .where(and(eq(messages.activityId, activityId), eq(messages.createdAt, at)))
  return row?.notified ?? 0
}

/** The person's messages written at `since` or later, latest first. */
export const messagesOf = (db: Querier, volunteerId: string, since: Instant): Promise<MessageView[]> =>
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
    .where(and(eq(messages.volunteerId, volunteerId), gte(messages.createdAt, since)))
    .orderBy(desc(messages.createdAt), desc(messages.id))
