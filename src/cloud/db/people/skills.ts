/** Skills that members declare and their organisations verify. */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { DeclaredSkill } from '../../../contract/seats'
import type { Instant } from '../../../domain/calendar/calendar'
import type { Querier, Tx } from '../database'
import { memberships, volunteerSkills, volunteers } from '../schema/people'
import { organisations, skills } from '../schema/vocabulary'

/** Declared skills that need verification, unverified first. @param organisationIds organisations of the members; null for all */
export function declaredSkills(db: Querier, organisationIds: readonly string[] | null): Promise<DeclaredSkill[]> {
  return db
    .select({
      volunteerId: volunteers.id,
      name: volunteers.name,
      organisation: sql<string>`coalesce(string_agg(${organisations.shortName}, '、' order by ${organisations.ordinal}), '')`,
      skillId: skills.id,
      skill: skills.name,
      verifiedAt: volunteerSkills.verifiedAt,
      expiresAt: volunteerSkills.expiresAt,
    })
    .from(volunteerSkills)
    .innerJoin(volunteers, eq(volunteers.id, volunteerSkills.volunteerId))
    .innerJoin(skills, and(eq(skills.id, volunteerSkills.skillId), eq(skills.needsVerification, true)))
    .innerJoin(memberships, and(eq(memberships.volunteerId, volunteers.id), isNull(memberships.untilDay)))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(organisationIds === null ? undefined : inArray(memberships.organisationId, [...organisationIds]))
    .groupBy(volunteers.id, skills.id, volunteerSkills.verifiedAt, volunteerSkills.expiresAt)
    .orderBy(sql`${volunteerSkills.verifiedAt} is not null`, asc(volunteers.name), asc(volunteers.id), asc(skills.ordinal))
}

/** Ids of a volunteer's present organisations. */
export async function organisationsOf(db: Querier, volunteerId: string): Promise<string[]> {
  const rows = await db
    .select({ id: memberships.organisationId })
    .from(memberships)
    .where(and(eq(memberships.volunteerId, volunteerId), isNull(memberships.untilDay)))
  return rows.map(({ id }) => id)
}

/** @returns false when the member has not declared the skill */
export async function setVerified(
  tx: Tx,
  { volunteerId, skillId }: { volunteerId: string; skillId: string },
  verification: { verifiedAt: Instant; verifiedBy: string; expiresAt: Instant | null } | null,
): Promise<boolean> {
  const changed = await tx
    .update(volunteerSkills)
    .set(verification ?? { verifiedAt: null, verifiedBy: null, expiresAt: null })
    .where(and(eq(volunteerSkills.volunteerId, volunteerId), eq(volunteerSkills.skillId, skillId)))
    .returning({ skillId: volunteerSkills.skillId })
  return changed.length > 0
}
