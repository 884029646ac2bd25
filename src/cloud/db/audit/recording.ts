/** Writes the audit log: a row beside every change, in its transaction. */
import type { Instant } from '../../../domain/calendar/calendar'
import type { Tx } from '../database'
import { inParts } from '../in-parts'
import { auditLog } from '../schema/requests'

export type AuditAction =
  | 'profile.saved'
  | 'profile.consent-taken-back'
  | 'sign-up.created'
  | 'sign-up.withdrawn'
  | 'sign-up.moved-up'
  | 'sign-up.cancelled'
  | 'sign-up.confirmed'
  | 'sign-up.moved'
  | 'sign-up.removed'
  | 'sign-up.to-waitlist'
  | 'sign-up.without-organisation'
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
  | 'team.passed-on'
  | 'skill.verified'
  | 'skill.revoked'
  | 'skills.read'
  | 'members.looked-up'
  | 'members.read'
  | 'members.imported'
  | 'members.exported'
  | 'member.added'
  | 'member.changed'
  | 'member.removed'
  | 'member.phone-read'
  | 'membership.verified'
  | 'membership.refused'
  | 'organisation.added'
  | 'organisation.edited'
  | 'organisation.merged'
  | 'people.searched'
  | 'people.compared'
  | 'people.joined'
  | 'people.joining-undone'
  | 'people.told-apart'
  | 'role.given'
  | 'role.taken'
  | 'activity.created'
  | 'activity.edited'
  | 'activity.published'
  | 'activity.submitted'
  | 'activity.taken-back'
  | 'activity.returned'
  | 'activity.cancelled'
  | 'activity.change-submitted'
  | 'activity.change-dropped'
  | 'activity.change-approved'
  | 'activity.change-returned'
  | 'outcome.reported'
  | 'outcome.photo-added'
  | 'outcome.photo-removed'
  | 'outcome.photo-approved'
  | 'outcome.photo-returned'
  | 'series.created'
  | 'series.ended'
  | 'marks.recorded'
  | 'marks.corrected'
  | 'marks.accepted'
  | 'attendance.read'
  | 'attendance.closed'
  | 'findings.answered'
  | 'record.disputed'
  | 'dispute.answered'
  | 'proof.issued'
  | 'phone.cut-off'
  | 'phone.let-in'
  | 'attendance-list.read'
  | 'sign-ups.read'
  | 'activities.imported'
  | 'figures.read'
  | 'year.closed'
  | 'year.exported'
  | 'scoring.changed'
  | 'setting.changed'

export interface AuditEntry {
  actorId: string | null
  action: AuditAction
  activityId?: string
  subjectId?: string
  /**
   * Details of the change, without people's names or phones. Only a replacement in a team has both names, since both people may claim
   * to have come.
   */
  details?: Record<string, unknown>
}

export const recordAudit = (db: Pick<Tx, 'insert'>, entry: AuditEntry, now: Instant): Promise<void> => recordAudits(db, [entry], now)

export async function recordAudits(db: Pick<Tx, 'insert'>, entries: readonly AuditEntry[], now: Instant): Promise<void> {
  for (const part of inParts(entries)) await db.insert(auditLog).values(part.map((entry) => ({ ...entry, at: now })))
}
