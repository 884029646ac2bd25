/** What is written beside every change, in its transaction: the audit log and the messages to those concerned. */
import { randomUUID } from 'node:crypto'
import { and, countDistinct, desc, eq } from 'drizzle-orm'
import type { MessageKind, MessageView } from '../../contract/sign-ups'
import type { Instant } from '../../domain/calendar'
import type { Querier, Tx } from './database'
import { inParts } from './in-parts'
import { activities } from './schema/activities'
import { auditLog, messages } from './schema/requests'
import { withAccount } from './volunteers'

export type AuditAction =
  | 'profile.saved'
  | 'sign-up.created'
  | 'sign-up.withdrawn'
  | 'sign-up.moved-up'
  | 'sign-up.cancelled'
  | 'sign-up.confirmed'
  | 'sign-up.moved'
  | 'sign-up.removed'
  | 'sign-up.to-waitlist'
  | 'team.created'
  | 'team.member-added'
  | 'team.member-replaced'
  | 'team.member-removed'
  | 'team.member-joined'
  | 'team.shrunk'
  | 'team.withdrawn'
  | 'team.moved-up'
  | 'team.confirmed'
  | 'team.to-waitlist'
  | 'team.cancelled'
  | 'team.places-released'
  | 'skill.verified'
  | 'skill.revoked'
  | 'skills.read'
  | 'members.looked-up'
  | 'members.read'
  | 'members.imported'
  | 'member.removed'
  | 'membership.verified'
  | 'organisation.added'
  | 'organisation.edited'
  | 'organisation.merged'
  | 'people.searched'
  | 'role.given'
  | 'role.taken'
  | 'activity.created'
  | 'activity.edited'
  | 'activity.published'
  | 'activity.submitted'
  | 'activity.taken-back'
  | 'activity.returned'
  | 'activity.cancelled'
  | 'outcome.reported'
  | 'outcome.photo-added'
  | 'outcome.photo-removed'
  | 'series.created'
  | 'series.ended'
  | 'marks.recorded'
  | 'marks.corrected'
  | 'attendance.read'
  | 'attendance.closed'
  | 'record.disputed'
  | 'dispute.answered'
  | 'proof.issued'
  | 'phone.cut-off'
  | 'phone.let-in'
  | 'roster.read'
  | 'sign-ups.read'
  | 'activities.imported'
  | 'figures.read'
  | 'year.closed'
  | 'year.exported'
  | 'scoring.changed'

export interface AuditEntry {
  actorId: string | null
  action: AuditAction
  activityId?: string
  subjectId?: string
  /** What changed, without names or numbers of people; a stand-in alone leaves both names, since both may claim to have come. */
  details?: Record<string, unknown>
}

export const recordAudit = (db: Pick<Tx, 'insert'>, entry: AuditEntry, now: Instant): Promise<void> => recordAudits(db, [entry], now)

export async function recordAudits(db: Pick<Tx, 'insert'>, entries: readonly AuditEntry[], now: Instant): Promise<void> {
  for (const part of inParts(entries)) await db.insert(auditLog).values(part.map((entry) => ({ ...entry, at: now })))
}

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
