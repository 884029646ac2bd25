/** Roles: organisers, each for an organisation, and administrators. */
import { and, asc, eq, isNotNull, isNull, not, sql } from 'drizzle-orm'
import type { PeopleFound, PersonFound, RoleInput, RoleView } from '../../../contract/people/roles'
import { type Querier, type Tx, rowsOf } from '../database'
import { memberships, roles, volunteers } from '../schema/people'
import { organisations } from '../schema/vocabulary'
import { hasTakenBack } from '../shown-names'

/** All roles, administrators first. Phones are not masked. */
export async function listRoles(db: Querier): Promise<RoleView[]> {
  const rows = await db
    .select({
      volunteerId: volunteers.id,
      name: volunteers.name,
      phone: volunteers.phone,
      role: roles.role,
      organisationId: organisations.id,
      organisation: organisations.shortName,
    })
    .from(roles)
    .innerJoin(volunteers, eq(volunteers.id, roles.volunteerId))
    .leftJoin(organisations, eq(organisations.id, roles.organisationId))
    .orderBy(asc(roles.role), asc(organisations.ordinal), asc(volunteers.name), asc(volunteers.id))
  return rows.map(({ organisationId, organisation, ...row }) => ({
    ...row,
    organisation: organisationId === null ? null : { id: organisationId, name: organisation ?? '' },
  }))
}

const MOST_FOUND = 20

/** People with an account, without those who took their consent back, by a part of their name or by their whole phone. Phones are not masked. */
export async function findPeople(db: Querier, { name, phone }: { name: string; phone: string }): Promise<PeopleFound> {
  const like = `%${name.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await rowsOf<PersonFound & { total: number }>(
    db,
    sql`select (count(*) over ())::int as total, v.id as "volunteerId", v.name, v.phone,
        (select coalesce(json_agg(o.short_name order by o.ordinal), '[]') from ${memberships} m
          join ${organisations} o on o.id = m.organisation_id where m.volunteer_id = v.id and m.until_day is null) as organisations
      from ${volunteers} v where v.openid is not null and v.joined_into is null and not ${hasTakenBack(sql`v.id`, 'personal-data')}
        and (v.name like ${like} or v.phone = ${phone})
      order by v.name, v.id limit ${MOST_FOUND}`,
  )
  return { items: rows.map(({ total: _, ...person }) => person), total: rows[0]?.total ?? 0 }
}

/** True for an account whose owner has not taken the consent back. */
export async function hasAccount(db: Querier, volunteerId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: volunteers.id })
    .from(volunteers)
    .where(
      and(
        eq(volunteers.id, volunteerId),
        isNotNull(volunteers.openid),
        isNull(volunteers.joinedInto),
        not(hasTakenBack(volunteers.id, 'personal-data')),
      ),
    )
  return row !== undefined
}

const isOne = ({ volunteerId, role, organisationId }: Omit<RoleInput, 'requestId'>) =>
  and(
    eq(roles.volunteerId, volunteerId),
    eq(roles.role, role),
    organisationId === null ? isNull(roles.organisationId) : eq(roles.organisationId, organisationId),
  )

/** @returns false when the person already had the role */
export async function giveRole(tx: Tx, { volunteerId, role, organisationId }: Omit<RoleInput, 'requestId'>): Promise<boolean> {
  const given = await tx.insert(roles).values({ volunteerId, role, organisationId }).onConflictDoNothing().returning({ id: roles.id })
  return given.length > 0
}

/** @returns false when the person did not have the role */
export async function takeRole(tx: Tx, input: RoleInput): Promise<boolean> {
  const taken = await tx.delete(roles).where(isOne(input)).returning({ id: roles.id })
  return taken.length > 0
}

/** Condition that a role's owner is not about to leave. One who is does not count as an administrator who stays. */
const isStaying = sql`not exists (select 1 from volunteers lv
  where (lv.id = ${roles.volunteerId} or lv.joined_into = ${roles.volunteerId}) and lv.leaves_at is not null)`

/**
 * Locks the administrators: if two take the role from each other at the same moment, the second waits and is refused.
 * @returns ids of those who are not leaving
 */
export async function holdAdministrators(tx: Tx): Promise<string[]> {
  await tx.select({ id: roles.id }).from(roles).where(eq(roles.role, 'administrator')).orderBy(asc(roles.id)).for('update')
  return administratorIds(tx)
}

/** True if one of the person's rows is an administrator's. */
export async function isAdministrator(db: Querier, id: string): Promise<boolean> {
  const [row] = await rowsOf<{ is: boolean }>(
    db,
    sql`select exists (select 1 from roles r join volunteers v on v.id = r.volunteer_id
      where r.role = 'administrator' and (v.id = ${id} or v.joined_into = ${id})) as is`,
  )
  return row?.is ?? false
}

/** Ids of the administrators who are not leaving. */
export async function administratorIds(db: Querier): Promise<string[]> {
  const rows = await db
    .select({ id: roles.volunteerId })
    .from(roles)
    .where(and(eq(roles.role, 'administrator'), isStaying))
  return rows.map(({ id }) => id)
}
