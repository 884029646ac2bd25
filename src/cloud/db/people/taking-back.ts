/** Sign-ups, teams, roles and skills that rest on a consent, and their end. */
import { and, asc, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { MessageKind } from '../../../contract/sign-ups'
import type { Instant } from '../../../domain/calendar/calendar'
import { isSameName, withoutListed } from '../../../domain/people/mentions'
import type { Role } from '../../../domain/people/permission'
import { CONSENT_VERSION, type ConsentKind } from '../../../domain/people/profile'
import type { Querier, Tx } from '../database'
import { activities } from '../schema/activities'
import { consents, roles, volunteerSkills, volunteers } from '../schema/people'
import { messages } from '../schema/requests'
import { signUps, teams } from '../schema/sign-ups'
import { organisations } from '../schema/vocabulary'
import { HIDDEN } from '../shown-names'

const LIVE = ['confirmed', 'waitlisted'] as const

/** Live sign-ups of a person to visits that have not begun, earliest visit first. */
export const upcomingSignUps = (db: Querier, volunteerId: string, now: Instant) =>
  db
    .select({
      signUpId: signUps.id,
      activityId: signUps.activityId,
      title: activities.title,
      startsAt: activities.startsAt,
      positionId: signUps.positionId,
      organisationId: signUps.organisationId,
      teamId: signUps.teamId,
    })
    .from(signUps)
    .innerJoin(activities, eq(activities.id, signUps.activityId))
    .where(and(eq(signUps.volunteerId, volunteerId), inArray(signUps.status, [...LIVE]), gt(activities.startsAt, now)))
    .orderBy(asc(activities.startsAt), asc(activities.id))

/** Live teams that a person leads to visits that have not begun, earliest visit first. */
export const upcomingTeams = (db: Querier, volunteerId: string, now: Instant) =>
  db
    .select({
      teamId: teams.id,
      activityId: teams.activityId,
      title: activities.title,
      startsAt: activities.startsAt,
      organisationId: teams.organisationId,
      organisation: organisations.shortName,
    })
    .from(teams)
    .innerJoin(activities, eq(activities.id, teams.activityId))
    .innerJoin(organisations, eq(organisations.id, teams.organisationId))
    .where(and(eq(teams.leaderId, volunteerId), inArray(teams.status, [...LIVE]), gt(activities.startsAt, now)))
    .orderBy(asc(activities.startsAt), asc(activities.id))

/**
 * Locks a person until the transaction ends. A sign-up of theirs either is stored before, or waits and then finds the consent gone,
 * since a sign-up refers to its person.
 */
export async function holdPerson(tx: Tx, volunteerId: string): Promise<void> {
  await tx.select({ id: volunteers.id }).from(volunteers).where(eq(volunteers.id, volunteerId)).for('update')
}

/** Ends consents of all versions. No row is overwritten. */
export async function endConsents(tx: Tx, volunteerId: string, kinds: readonly ConsentKind[], now: Instant): Promise<void> {
  await tx
    .update(consents)
    .set({ withdrawnAt: now })
    .where(and(eq(consents.volunteerId, volunteerId), inArray(consents.kind, [...kinds]), isNull(consents.withdrawnAt)))
}

/** Kinds of consent in force to the present text. */
export async function consentsInForce(db: Querier, volunteerId: string): Promise<ConsentKind[]> {
  const rows = await db
    .selectDistinct({ kind: consents.kind })
    .from(consents)
    .where(and(eq(consents.volunteerId, volunteerId), eq(consents.version, CONSENT_VERSION), isNull(consents.withdrawnAt)))
  return rows.map(({ kind }) => kind)
}

/** Deletes the phone and the skills. The name stays, since the law wants it in service records. */
export async function clearProfile(tx: Tx, volunteerId: string): Promise<void> {
  await tx.update(volunteers).set({ phone: '' }).where(eq(volunteers.id, volunteerId))
  await tx.delete(volunteerSkills).where(eq(volunteerSkills.volunteerId, volunteerId))
}

/** Kinds of messages to others whose note names people. */
const NAMING = ['member-joined', 'member-left', 'named-in-team', 'left-out', 'seats-in-question'] as const satisfies MessageKind[]

/** Takes a person's name out of messages that others got about visits of theirs. Words that merely contain it stay. */
export async function hideInMessages(tx: Tx, { id, name }: { id: string; name: string }): Promise<void> {
  const visits = sql`(select activity_id from ${signUps} where volunteer_id = ${id} union select activity_id from ${teams} where leader_id = ${id})`
  const naming = await tx
    .select({ id: messages.id, kind: messages.kind, note: messages.note })
    .from(messages)
    .where(and(inArray(messages.kind, [...NAMING]), sql`${messages.activityId} in ${visits}`, ne(messages.volunteerId, id)))
    .orderBy(messages.id)
  for (const message of naming) {
    const note = message.note ?? ''
    const hidden = message.kind === 'seats-in-question' ? withoutListed(note, name, HIDDEN) : isSameName(note, name) ? HIDDEN : note
    if (hidden !== note) await tx.update(messages).set({ note: hidden }).where(eq(messages.id, message.id))
  }
}

/** Takes all roles from a person. @returns the roles taken */
export const dropRoles = (tx: Tx, volunteerId: string): Promise<{ role: Role; organisationId: string | null }[]> =>
  tx.delete(roles).where(eq(roles.volunteerId, volunteerId)).returning({ role: roles.role, organisationId: roles.organisationId })

export async function countRoles(db: Querier, volunteerId: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(roles)
    .where(eq(roles.volunteerId, volunteerId))
  return row?.count ?? 0
}
