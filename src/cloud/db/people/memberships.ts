/** Memberships in time, as domain/people/memberships changes them. */
import { type SQL, and, asc, eq, gte, inArray, isNull, sql } from 'drizzle-orm'
import type { DeclaredMembership, DeclaredMemberships } from '../../../contract/people/memberships'
import { type Day, type Instant, dayOf } from '../../../domain/calendar/calendar'
import { type Membership, type MembershipFacts, daysConfirmed, isSameSet, withoutOrganisation } from '../../../domain/people/memberships'
import { recordAudits } from '../audit/recording'
import { type Querier, type Tx, rowsOf } from '../database'
import { rosterMembers } from '../schema/members'
import { memberships, volunteers } from '../schema/people'
import { signUps } from '../schema/sign-ups'
import { organisations } from '../schema/vocabulary'

/** Condition for a present membership `m`. */
export const isPresent: SQL = sql`m.until_day is null`

/** A membership as it is stored, with the organisation's refusal of a past declaration. */
export interface StoredMembership extends Membership {
  refusedAt: Instant | null
}

/** All memberships of a person, past and present, earliest first. */
export const membershipsOf = (db: Querier, volunteerId: string): Promise<StoredMembership[]> =>
  db
    .select({
      organisationId: memberships.organisationId,
      from: memberships.fromDay,
      until: memberships.untilDay,
      verifiedAt: memberships.verifiedAt,
      refusedAt: memberships.refusedAt,
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
    const days = await declaredDays(tx, volunteerId, organisationId)
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

/**
 * Ends a declared membership that the organisation refuses, and marks its days, which then count for no organisation.
 * @returns false when the volunteer no longer declares it, or was answered already
 */
export async function refuseMembership(
  tx: Tx,
  { volunteerId, organisationId }: { volunteerId: string; organisationId: string },
  now: Instant,
): Promise<boolean> {
  const days = await declaredDays(tx, volunteerId, organisationId)
  if (days.length === 0) return false
  await changeMemberships(tx, volunteerId, (present) => withoutOrganisation(present, organisationId), now)
  await tx
    .update(memberships)
    .set({ refusedAt: now })
    .where(
      and(eq(memberships.volunteerId, volunteerId), eq(memberships.organisationId, organisationId), inArray(memberships.fromDay, days)),
    )
  return true
}

/** First days of a volunteer's declared memberships that an answer of the organisation is about. */
export async function declaredDays(tx: Tx, volunteerId: string, organisationId: string): Promise<Day[]> {
  const rows = await tx
    .select({ from: memberships.fromDay, until: memberships.untilDay, verifiedAt: memberships.verifiedAt })
    .from(memberships)
    .where(and(eq(memberships.volunteerId, volunteerId), eq(memberships.organisationId, organisationId)))
    .for('update')
  return daysConfirmed(rows)
}

/** Volunteers with an account whose declared membership has no answer yet. @param organisationIds their organisations; null for all */
export async function declaredMemberships(
  db: Querier,
  organisationIds: readonly string[] | null,
  most: number,
): Promise<DeclaredMemberships> {
  const isTheirs = organisationIds === null ? sql`true` : inArray(sql`m.organisation_id`, [...organisationIds])
  const rows = await rowsOf<DeclaredMembership & { total: number }>(
    db,
    organisationIds?.length === 0
      ? sql`select 1 where false`
      : sql`select m.volunteer_id as "volunteerId", v.name, v.phone, m.organisation_id as "organisationId", o.short_name as organisation,
          m.from_day::text as since, (count(*) over ())::int as total,
          (select count(*)::int from ${signUps} w where w.volunteer_id = v.id and w.status = 'waitlisted') as waiting,
          exists (select 1 from ${rosterMembers} r where r.organisation_id = m.organisation_id and r.name = v.name) as "isNamesake"
        from ${memberships} m join ${volunteers} v on v.id = m.volunteer_id join ${organisations} o on o.id = m.organisation_id
        where ${isPresent} and m.verified_at is null and v.openid is not null and ${isTheirs}
        order by m.from_day, v.name, v.id, o.ordinal limit ${most}`,
  )
  return { items: rows.map(({ total: _total, ...item }) => item), total: rows[0]?.total ?? 0 }
}
