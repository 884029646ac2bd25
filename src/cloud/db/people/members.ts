/** Organisations' rosters, and the verification of memberships by a roster. */
import { randomUUID } from 'node:crypto'
import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { BranchCount, MemberView } from '../../../contract/people/members'
import type { Instant } from '../../../domain/calendar/calendar'
import { nameKey, tidyName } from '../../../domain/people/names'
import { tidyPhone } from '../../../domain/people/phones'
import { withoutVerification } from '../../../domain/people/memberships'
import type { DeclaredMember, Member } from '../../../domain/people/roster-import'
import { type Querier, type Tx, rowsOf } from '../database'
import { inParts } from '../in-parts'
import { rosterMembers } from '../schema/members'
import { memberships, roles, volunteers } from '../schema/people'
import { organisations } from '../schema/vocabulary'
import { changeMemberships, isPresent, verifyMemberships } from './memberships'

/** Lock for one roster import at a time, without blocking sign-ups. */
export async function lockRoster(tx: Tx, organisationId: string): Promise<void> {
  await tx.select({ id: organisations.id }).from(organisations).where(eq(organisations.id, organisationId)).for('no key update')
}

const MEMBER = {
  id: rosterMembers.id,
  name: rosterMembers.name,
  phone: rosterMembers.phone,
  skills: rosterMembers.skills,
  note: rosterMembers.note,
  branch: rosterMembers.branch,
}

export const loadRoster = (db: Querier, organisationId: string): Promise<Member[]> =>
  db.select(MEMBER).from(rosterMembers).where(eq(rosterMembers.organisationId, organisationId)).orderBy(asc(rosterMembers.id))

/** People with an account who declare this organisation. */
export const declaredMembers = (db: Querier, organisationId: string): Promise<DeclaredMember[]> =>
  db
    .select({ name: volunteers.name, phone: volunteers.phone, isVerified: sql<boolean>`${memberships.verifiedAt} is not null` })
    .from(memberships)
    .innerJoin(volunteers, eq(volunteers.id, memberships.volunteerId))
    .where(and(eq(memberships.organisationId, organisationId), isNull(memberships.untilDay), isNotNull(volunteers.openid)))
    .orderBy(asc(volunteers.id))

/** Condition that the roster entry `r` names the volunteer `v`. */
const isNamed = sql`r.phone = v.phone and r.name_key = v.name_key`
/**
 * Condition that the entry has verified no other account than the membership `m` of the volunteer `v`, and that no earlier account
 * declares the same: of two accounts of one name and phone the other is a finding.
 */
const isFirstAccount = sql`not exists (select 1 from volunteers e join memberships d on d.volunteer_id = e.id
  where e.id <> v.id and e.openid is not null and e.phone = v.phone and e.name_key = v.name_key and d.organisation_id = m.organisation_id
    and d.until_day is null and (d.verified_at is not null or (e.created_at, e.id) < (v.created_at, v.id)))`

/** True for a member with a verified account. */
const isVerified = sql`exists (select 1 from ${volunteers} v join ${memberships} m on m.volunteer_id = v.id
  where ${isNamed} and v.openid is not null and m.organisation_id = r.organisation_id and ${isPresent}
    and m.verified_at is not null)`

/**
 * Members by name, filtered by a part of the name or phone. Phones are not masked.
 * @param branch null for all branches, empty for members without one
 */
export async function membersPage(
  db: Querier,
  { organisationId, text, branch, offset }: { organisationId: string; text: string; branch: string | null; offset: number },
  limit: number,
): Promise<{ items: MemberView[]; total: number }> {
  const like = (part: string) => `%${part.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await rowsOf<MemberView & { total: number }>(
    db,
    sql`select r.id, r.name, r.phone, r.skills, r.note, r.branch, (count(*) over ())::int as total, ${isVerified} as "isVerified"
      from ${rosterMembers} r where r.organisation_id = ${organisationId} and (r.name like ${like(tidyName(text))} or r.phone like ${like(tidyPhone(text))})
        and ${branch === null ? sql`true` : sql`r.branch = ${branch}`}
      order by r.name, r.id limit ${limit} offset ${offset}`,
  )
  return { items: rows.map(({ total: _total, ...member }) => member), total: rows[0]?.total ?? 0 }
}

/** The whole roster by branch and name, with whole phone numbers. */
export const membersForExport = (db: Querier, organisationId: string): Promise<MemberView[]> =>
  rowsOf<MemberView>(
    db,
    sql`select r.id, r.name, r.phone, r.skills, r.note, r.branch, ${isVerified} as "isVerified"
      from ${rosterMembers} r where r.organisation_id = ${organisationId} order by r.branch = '', r.branch, r.name, r.id`,
  )

/** Number of members of each branch, by name; those without a branch come last. */
export const countBranches = (db: Querier, organisationId: string): Promise<BranchCount[]> =>
  rowsOf<BranchCount>(
    db,
    sql`select r.branch, count(*)::int as members, (count(*) filter (where ${isVerified}))::int as verified
      from ${rosterMembers} r where r.organisation_id = ${organisationId} group by r.branch order by r.branch = '', r.branch`,
  )

/** A member of this organisation; undefined for another's. */
export async function findMember(db: Querier, organisationId: string, id: string): Promise<Member | undefined> {
  const isOne = and(eq(rosterMembers.organisationId, organisationId), eq(rosterMembers.id, id))
  const [row] = await db.select(MEMBER).from(rosterMembers).where(isOne)
  return row
}

/** Id of the member with this name and phone; undefined if nobody on the roster has both. */
export async function sameMember(
  db: Querier,
  organisationId: string,
  { name, phone }: { name: string; phone: string },
): Promise<string | undefined> {
  const isOne = and(
    eq(rosterMembers.organisationId, organisationId),
    eq(rosterMembers.phone, phone),
    eq(rosterMembers.nameKey, nameKey(name)),
  )
  return (await db.select({ id: rosterMembers.id }).from(rosterMembers).where(isOne))[0]?.id
}

/** Stores members. Members with an id are deleted and inserted again, so that two of them may exchange their phones. */
export async function writeMembers(
  tx: Tx,
  organisationId: string,
  members: readonly (Omit<Member, 'id'> & { id: string | null })[],
  now: Instant,
): Promise<void> {
  await dropMembers(
    tx,
    organisationId,
    members.flatMap(({ id }) => (id === null ? [] : [id])),
  )
  const rows = members.map(({ id, name, phone, skills, note, branch }) => ({
    id: id ?? randomUUID(),
    organisationId,
    name,
    phone,
    skills: [...skills],
    note,
    branch,
    changedAt: now,
  }))
  for (const part of inParts(rows)) await tx.insert(rosterMembers).values(part)
}

/** @returns number of members deleted */
export async function dropMembers(tx: Tx, organisationId: string, ids: readonly string[]): Promise<number> {
  let dropped = 0
  for (const part of inParts(ids)) {
    const isOne = and(eq(rosterMembers.organisationId, organisationId), inArray(rosterMembers.id, part))
    dropped += (await tx.delete(rosterMembers).where(isOne).returning({ id: rosterMembers.id })).length
  }
  return dropped
}

/**
 * Verifies declared memberships that nobody has to confirm: of people on the organisation's roster by phone and name, of its own
 * organisers, and of an organisation for which a declaration is enough.
 * @returns their number
 */
export async function verifyKnown(tx: Tx, of: { organisationId: string } | { volunteerId: string }, now: Instant): Promise<number> {
  const isTheirs = 'volunteerId' in of ? sql`m.volunteer_id = ${of.volunteerId}` : sql`m.organisation_id = ${of.organisationId}`
  const declared = await rowsOf<{ volunteerId: string; organisationId: string }>(
    tx,
    sql`select m.volunteer_id as "volunteerId", m.organisation_id as "organisationId" from ${memberships} m join ${volunteers} v on v.id = m.volunteer_id
      where v.openid is not null and ${isPresent} and m.verified_at is null and ${isTheirs}
        and (exists (select 1 from ${rosterMembers} r where r.organisation_id = m.organisation_id and ${isNamed} and ${isFirstAccount})
          or exists (select 1 from ${roles} o where o.volunteer_id = v.id and o.organisation_id = m.organisation_id)
          or exists (select 1 from ${organisations} o where o.id = m.organisation_id and o.declared_is_enough
            and not exists (select 1 from ${rosterMembers} r where r.organisation_id = o.id) and not exists (select 1 from ${roles} a where a.organisation_id = o.id)))
      order by m.volunteer_id for update of m`,
  )
  await verifyMemberships(tx, declared, { by: null, now })
  return declared.length
}

/** Ends the verification of members who leave the roster. Called before they are deleted. @returns number of accounts */
export async function unverify(tx: Tx, organisationId: string, memberIds: readonly string[], now: Instant): Promise<number> {
  let count = 0
  for (const part of inParts(memberIds)) {
    const rows = await rowsOf<{ id: string }>(
      tx,
      sql`select m.volunteer_id as id from ${memberships} m join ${volunteers} v on v.id = m.volunteer_id
        where m.organisation_id = ${organisationId} and ${isPresent} and m.verified_at is not null and v.openid is not null
          and exists (select 1 from ${rosterMembers} r where r.organisation_id = m.organisation_id and ${isNamed} and ${inArray(sql`r.id`, part)})
        order by m.volunteer_id`,
    )
    for (const { id } of rows) await changeMemberships(tx, id, (present) => withoutVerification(present, organisationId), now)
    count += rows.length
  }
  return count
}
