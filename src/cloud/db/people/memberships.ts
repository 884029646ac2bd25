/** Memberships in time, as domain/people/memberships changes them. */
import { type SQL, and, asc, eq, gte, inArray, isNull, sql } from 'drizzle-orm'
import { type Instant, dayOf } from '../../../domain/calendar/calendar'
import { type Membership, type MembershipFacts, daysConfirmed, isSameSet } from '../../../domain/people/memberships'
import { recordAudits } from '../audit/recording'
import type { Querier, Tx } from '../database'
import { memberships } from '../schema/people'

/** Condition for a present membership `m`. */
export const isPresent: SQL = sql`m.until_day is null`

/** All memberships of a person, past and present, earliest first. */
export const membershipsOf = (db: Querier, volunteerId: string): Promise<Membership[]> =>
  db
    .select({
      organisationId: memberships.organisationId,
      from: memberships.fromDay,
      until: memberships.untilDay,
      verifiedAt: memberships.verifiedAt,
      split: memberships.split,
    })
    .from(memberships)
    .where(eq(memberships.volunteerId, volunteerId))
    .orderBy(asc(memberships.fromDay), asc(memberships.organisationId))

/** A person's present set, locked until the transaction ends. */
const holdPresent = (tx: Tx, volunteerId: string): Promise<MembershipFacts[]> =>
  tx
    .select({ organisationId: memberships.organisationId, verifiedAt: memberships.verifiedAt, split: memberships.split })
    .from(memberships)
    .where(and(eq(memberships.volunteerId, volunteerId), isNull(memberships.untilDay)))
    .orderBy(asc(memberships.organisationId))
    .for('update')

/**
 * Changes a person's set as of today in China. A set that began today is replaced: of several changes in a day the last one holds.
 * @param change the wanted set from the present one
 */
export async function changeMemberships(
  tx: Tx,
  volunteerId: string,
  change: (present: readonly MembershipFacts[]) => readonly MembershipFacts[],
  now: Instant,
): Promise<void> {
  const present = await holdPresent(tx, volunteerId)
  const wanted = change(present)
  if (isSameSet(present, wanted)) return
  const today = dayOf(now)
  const isOwn = eq(memberships.volunteerId, volunteerId)
  await tx.delete(memberships).where(and(isOwn, gte(memberships.fromDay, today)))
  await tx
    .update(memberships)
    .set({ untilDay: today })
    .where(and(isOwn, isNull(memberships.untilDay)))
  if (wanted.length > 0) await tx.insert(memberships).values(wanted.map((membership) => ({ ...membership, volunteerId, fromDay: today })))
}

/** Source of a verification, for the audit log. */
export interface Verification {
  /** Person who confirmed; null for a roster. */
  by: string | null
  now: Instant
}

/** Verifies declared memberships of an organisation: the present ones, back to the days on which they were declared. */
export async function verifyMemberships(
  tx: Tx,
  declared: readonly { volunteerId: string; organisationId: string }[],
  { by, now }: Verification,
): Promise<void> {
  for (const { volunteerId, organisationId } of declared) {
    const isOwn = and(eq(memberships.volunteerId, volunteerId), eq(memberships.organisationId, organisationId))
    const rows = await tx
      .select({ from: memberships.fromDay, until: memberships.untilDay, verifiedAt: memberships.verifiedAt })
      .from(memberships)
      .where(isOwn)
    const days = daysConfirmed(rows)
    if (days.length === 0) continue
    await tx
      .update(memberships)
      .set({ verifiedAt: now })
      .where(and(isOwn, inArray(memberships.fromDay, days)))
  }
  const entries = declared.map(({ volunteerId, organisationId }) => ({
    actorId: by,
    action: 'membership.verified' as const,
    subjectId: volunteerId,
    details: { organisationId, by: by === null ? 'roster' : 'organiser' },
  }))
  await recordAudits(tx, entries, now)
}
