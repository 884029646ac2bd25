/** What is written beside every change, in its transaction: the audit log and the messages to those concerned. */
import { randomUUID } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import type { MessageView } from '../../contract/sign-ups'
import type { Instant } from '../../domain/calendar'
import type { Querier, Tx } from './database'
import { inParts } from './in-parts'
import { activities, auditLog, messages } from './schema'

export type AuditAction =
  | 'profile.saved'
  | 'sign-up.created'
  | 'sign-up.withdrawn'
  | 'sign-up.moved-up'
  | 'sign-up.cancelled'
  | 'activity.created'
  | 'activity.edited'
  | 'activity.published'
  | 'activity.cancelled'
  | 'marks.recorded'
  | 'roster.read'
  | 'sign-ups.read'
  | 'activities.imported'

export interface AuditEntry {
  actorId: string | null
  action: AuditAction
  activityId?: string
  subjectId?: string
  /** What changed, without names or numbers of people. */
  details?: Record<string, unknown>
}

export const recordAudit = (db: Pick<Tx, 'insert'>, entry: AuditEntry, now: Instant): Promise<void> => recordAudits(db, [entry], now)

export async function recordAudits(db: Pick<Tx, 'insert'>, entries: readonly AuditEntry[], now: Instant): Promise<void> {
  for (const part of inParts(entries)) await db.insert(auditLog).values(part.map((entry) => ({ ...entry, at: now })))
}

/** One message a person; delivery is a job of its own. */
export async function tell(
  tx: Tx,
  volunteerIds: readonly string[],
  message: { activityId: string; kind: MessageView['kind']; note?: string },
  now: Instant,
): Promise<void> {
  for (const part of inParts(volunteerIds)) {
    await tx.insert(messages).values(part.map((volunteerId) => ({ id: randomUUID(), volunteerId, ...message, createdAt: now })))
  }
}

export const messagesOf = (db: Querier, volunteerId: string): Promise<MessageView[]> =>
  db
    .select({
      id: messages.id,
      at: messages.createdAt,
      kind: messages.kind,
      activityId: messages.activityId,
      activityTitle: activities.title,
      note: messages.note,
    })
    .from(messages)
    .innerJoin(activities, eq(activities.id, messages.activityId))
    .where(eq(messages.volunteerId, volunteerId))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(LATEST)

const LATEST = 50
