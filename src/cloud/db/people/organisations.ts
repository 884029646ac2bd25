/** Organisations with their aliases, and the activities that refer to them. */
import { and, asc, eq, inArray, ne, or, sql } from 'drizzle-orm'
import type { OrganisationView } from '../../../contract/people/organisations'
import { type Querier, type Tx, rowsOf } from '../database'
import { activities, activityOrganisations } from '../schema/activities'
import { rosterMembers } from '../schema/members'
import { memberships, roles } from '../schema/people'
import { mergedOrganisations, organisationAliases, organisations } from '../schema/vocabulary'
import { refreshSearchText } from '../activities/search-text'

export type OrganisationWords = Pick<
  OrganisationView,
  'name' | 'shortName' | 'kind' | 'aliases' | 'isTrusted' | 'declaredIsEnough' | 'contactPhone'
>

export const listOrganisations = (db: Querier): Promise<OrganisationView[]> =>
  rowsOf<OrganisationView>(
    db,
    sql`select o.id, o.name, o.short_name as "shortName", o.kind, o.is_trusted as "isTrusted", o.declared_is_enough as "declaredIsEnough",
        o.contact_phone as "contactPhone",
        (select coalesce(json_agg(a.alias order by a.alias), '[]') from ${organisationAliases} a where a.organisation_id = o.id) as aliases,
        (select count(*)::int from ${activityOrganisations} ao where ao.organisation_id = o.id) as activities,
        (select count(*)::int from ${memberships} m where m.organisation_id = o.id and m.until_day is null) as people,
        (select count(*)::int from ${rosterMembers} r where r.organisation_id = o.id) as roster
      from ${organisations} o order by o.ordinal, o.id`,
  )

/** All organisations with the names that each is written by: name, short name, aliases. */
export const namesOfOrganisations = (db: Querier): Promise<{ id: string; name: string; names: string[] }[]> =>
  rowsOf<{ id: string; name: string; names: string[] }>(
    db,
    sql`select o.id, o.name, (select json_agg(n.name) from (select o.name union select o.short_name
        union select a.alias from ${organisationAliases} a where a.organisation_id = o.id) as n (name)) as names
      from ${organisations} o order by o.id`,
  )

/** Reads organisations and locks them until the transaction ends, so that no new row refers to them meanwhile. */
export async function holdOrganisations(tx: Tx, ids: readonly string[]): Promise<(OrganisationWords & { id: string })[]> {
  const rows = await tx
    .select({
      id: organisations.id,
      name: organisations.name,
      shortName: organisations.shortName,
      kind: organisations.kind,
      isTrusted: organisations.isTrusted,
      declaredIsEnough: organisations.declaredIsEnough,
      contactPhone: organisations.contactPhone,
    })
    .from(organisations)
    .where(inArray(organisations.id, [...ids]))
    .orderBy(asc(organisations.id))
    .for('update')
  return rows.map((row) => ({ ...row, aliases: [] }))
}

/** Name of another organisation that has one of these names or aliases; null for none. */
export async function nameTakenBy(db: Querier, id: string, names: readonly string[]): Promise<string | null> {
  const [row] = await db
    .select({ name: organisations.name })
    .from(organisations)
    .leftJoin(organisationAliases, eq(organisationAliases.organisationId, organisations.id))
    .where(and(ne(organisations.id, id), or(inArray(organisations.name, [...names]), inArray(organisationAliases.alias, [...names]))))
    .limit(1)
  return row?.name ?? null
}

/** True if a roster or an organiser can confirm the organisation's members. */
export async function canConfirmMembers(db: Querier, id: string): Promise<boolean> {
  const [row] = await rowsOf<{ can: boolean }>(
    db,
    sql`select exists (select 1 from ${rosterMembers} r where r.organisation_id = ${id})
      or exists (select 1 from ${roles} o where o.organisation_id = ${id}) as can`,
  )
  return row?.can ?? false
}

export async function isOrganisation(db: Querier, id: string): Promise<boolean> {
  return (await db.select({ id: organisations.id }).from(organisations).where(eq(organisations.id, id))).length > 0
}

/** Old ids of merged organisations. */
export async function mergedIds(db: Querier): Promise<Set<string>> {
  const rows = await db.select({ id: mergedOrganisations.id }).from(mergedOrganisations)
  return new Set(rows.map(({ id }) => id))
}

export async function addOrganisation(tx: Tx, id: string, { aliases, ...words }: OrganisationWords): Promise<void> {
  const last = sql<number>`(select coalesce(max(ordinal), 0) + 1 from ${organisations})`
  await tx.insert(organisations).values({ id, ...words, ordinal: last })
  await writeAliases(tx, id, aliases)
}

export async function editOrganisation(tx: Tx, id: string, { aliases, ...words }: OrganisationWords): Promise<void> {
  await tx.update(organisations).set(words).where(eq(organisations.id, id))
  await tx.delete(organisationAliases).where(eq(organisationAliases.organisationId, id))
  await writeAliases(tx, id, aliases)
  await refreshSearchText(tx, ...(await activitiesWith(tx, id)))
}

async function writeAliases(tx: Tx, organisationId: string, aliases: readonly string[]): Promise<void> {
  if (aliases.length === 0) return
  await tx
    .insert(organisationAliases)
    .values(aliases.map((alias) => ({ alias, organisationId })))
    .onConflictDoNothing()
}

/** Ids of activities that name the organisation, or reserve seats for it. */
export async function activitiesWith(db: Querier, organisationId: string): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    db,
    sql`select a.id from ${activities} a where exists (
        select 1 from ${activityOrganisations} ao where ao.activity_id = a.id and ao.organisation_id = ${organisationId})
      or exists (select 1 from positions p join seats s on s.position_id = p.id where p.activity_id = a.id and s.reserved_for = ${organisationId})`,
  )
  return rows.map(({ id }) => id)
}
