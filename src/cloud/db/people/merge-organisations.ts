/** Merges one organisation into another: rows that refer to the first are changed to the second, or dropped as duplicates. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Instant } from '../../../domain/calendar/calendar'
import { type Tx, rowsOf } from '../database'
import { verifyKnown } from './members'
import { activitiesWith } from './organisations'
import { activities, activityOrganisations, textChanges } from '../schema/activities'
import { rosterMembers } from '../schema/members'
import { memberships, roles } from '../schema/people'
import { recordAudits } from '../audit/recording'
import { series } from '../schema/series'
import { seats, signUps, teams } from '../schema/sign-ups'
import { mergedOrganisations, organisationAliases, organisations } from '../schema/vocabulary'
import { refreshSearchText } from '../activities/search-text'

/** One step for each table that refers to organisations. A test finds missing steps by the database's foreign keys. */
const STEPS: readonly ((tx: Tx, from: string, into: string) => Promise<unknown>)[] = [
  mergeHosts,
  mergeMemberships,
  mergeRoles,
  mergeRosters,
  mergeReservations,
  mergeSeriesLeads,
  mergeTextChanges,
  (tx, from, into) => tx.update(signUps).set({ organisationId: into }).where(eq(signUps.organisationId, from)),
  (tx, from, into) => tx.update(teams).set({ organisationId: into }).where(eq(teams.organisationId, from)),
  (tx, from, into) => tx.update(organisationAliases).set({ organisationId: into }).where(eq(organisationAliases.organisationId, from)),
  (tx, from, into) => tx.update(mergedOrganisations).set({ intoId: into }).where(eq(mergedOrganisations.intoId, from)),
]

/**
 * The caller has locked both organisations. `from` is deleted.
 * @returns numbers of activities and of profiles that named `from`
 */
export async function mergeOrganisations(
  tx: Tx,
  from: { id: string; name: string; shortName: string; contactPhone: string },
  into: { id: string },
  { actorId, now }: { actorId: string; now: Instant },
): Promise<{ activities: number; people: number }> {
  const touched = await activitiesWith(tx, from.id)
  const people = await tx.$count(memberships, and(eq(memberships.organisationId, from.id), isNull(memberships.untilDay)))
  for (const step of STEPS) await step(tx, from.id, into.id)
  // Residents of the visits that move still have somebody to call.
  await tx
    .update(organisations)
    .set({ contactPhone: from.contactPhone })
    .where(and(eq(organisations.id, into.id), eq(organisations.contactPhone, '')))
  await tx.delete(organisations).where(eq(organisations.id, from.id))
  const merged = { name: from.shortName, intoId: into.id }
  await tx
    .insert(mergedOrganisations)
    .values({ id: from.id, ...merged })
    .onConflictDoUpdate({ target: mergedOrganisations.id, set: merged })
  const names = [from.name, from.shortName].map((alias) => ({ alias, organisationId: into.id }))
  await tx.insert(organisationAliases).values(names).onConflictDoNothing()
  // Each activity gets a new version, since a form that is open now names a deleted organisation.
  if (touched.length > 0)
    await tx
      .update(activities)
      .set({ version: sql`version + 1` })
      .where(inArray(activities.id, touched))
  await refreshSearchText(tx, ...touched)
  // Declared members of one organisation may be on the other's roster.
  await verifyKnown(tx, { organisationId: into.id }, now)
  // Each activity's own log says why its version changed, since its organisers do not see the base's log.
  const details = { from: from.id, name: from.name }
  const changed = touched.map((activityId) => ({
    actorId,
    action: 'organisation.merged' as const,
    activityId,
    subjectId: into.id,
    details,
  }))
  await recordAudits(tx, changed, now)
  return { activities: touched.length, people }
}

/**
 * If both take part in an activity, `into` gets the larger part. The row of `from` is deleted first, since an activity has only one
 * lead.
 */
async function mergeHosts(tx: Tx, from: string, into: string): Promise<void> {
  const both = sql`exists (select 1 from ${activityOrganisations} i where i.activity_id = f.activity_id and i.organisation_id = ${into})`
  const gone = await rowsOf<{ activityId: string; part: 'lead' | 'host' | 'partner' }>(
    tx,
    sql`delete from ${activityOrganisations} f where f.organisation_id = ${from} and ${both} returning f.activity_id as "activityId", f.part`,
  )
  for (const part of ['host', 'lead'] as const) {
    const ids = gone.filter((row) => row.part === part).map(({ activityId }) => activityId)
    const lesser = part === 'lead' ? ['host', 'partner'] : ['partner']
    const isTheirs = and(inArray(activityOrganisations.activityId, ids), eq(activityOrganisations.organisationId, into))
    if (ids.length === 0) continue
    await tx
      .update(activityOrganisations)
      .set({ part })
      .where(and(isTheirs, inArray(activityOrganisations.part, lesser as ('host' | 'partner')[])))
  }
  await tx.update(activityOrganisations).set({ organisationId: into }).where(eq(activityOrganisations.organisationId, from))
}

/** In each set a person in both organisations is verified if one membership was, and their declared splits are added. */
async function mergeMemberships(tx: Tx, from: string, into: string): Promise<void> {
  await tx.execute(sql`
    insert into ${memberships} (volunteer_id, organisation_id, from_day, until_day, verified_at, split)
      select volunteer_id, ${into}, from_day, until_day, verified_at, split from ${memberships} where organisation_id = ${from}
    on conflict (volunteer_id, organisation_id, from_day) do update set verified_at = coalesce(${memberships}.verified_at, excluded.verified_at),
      split = least(100, ${memberships}.split + excluded.split)`)
  await tx.delete(memberships).where(eq(memberships.organisationId, from))
}

async function mergeRoles(tx: Tx, from: string, into: string): Promise<void> {
  await tx.execute(sql`
    insert into ${roles} (volunteer_id, role, organisation_id)
      select volunteer_id, role, ${into} from ${roles} where organisation_id = ${from}
    on conflict do nothing`)
  await tx.delete(roles).where(eq(roles.organisationId, from))
}

/** For a person on both rosters the entry of `into` is kept. */
async function mergeRosters(tx: Tx, from: string, into: string): Promise<void> {
  await tx.execute(sql`
    delete from ${rosterMembers} f where f.organisation_id = ${from}
      and exists (select 1 from ${rosterMembers} i where i.organisation_id = ${into} and i.phone = f.phone and i.name_key = f.name_key)`)
  await tx.update(rosterMembers).set({ organisationId: into }).where(eq(rosterMembers.organisationId, from))
}

/** An organisation has one reservation in a position: two are joined, until the later release. */
async function mergeReservations(tx: Tx, from: string, into: string): Promise<void> {
  await tx.execute(sql`
    update ${seats} s set reserved_for = ${into}, reserved_until = both_of.until
      from (select position_id, max(reserved_until) as until from ${seats} where reserved_for in (${from}, ${into})
        group by position_id having bool_or(reserved_for = ${from})) both_of
      where s.position_id = both_of.position_id and s.reserved_for in (${from}, ${into})`)
}

/** Lead and partners in changed texts that wait for review. */
async function mergeTextChanges(tx: Tx, from: string, into: string): Promise<void> {
  await tx.execute(sql`
    update ${textChanges} set change = jsonb_set(change, '{leadId}', ${JSON.stringify(into)}::jsonb) where change ->> 'leadId' = ${from}`)
  const partners = sql`(select jsonb_agg(id order by place) from (
    select case when partner = ${from} then ${into}::text else partner end as id, min(place) as place
    from jsonb_array_elements_text(change -> 'partnerIds') with ordinality as p (partner, place) group by 1) partners)`
  await tx.execute(sql`
    update ${textChanges} set change = jsonb_set(change, '{partnerIds}', ${partners}) where change -> 'partnerIds' @> to_jsonb(${from}::text)`)
}

/** Turns in a series: if both organisations take turns, `into` keeps the earlier turn. */
async function mergeSeriesLeads(tx: Tx, from: string, into: string): Promise<void> {
  const leads = sql`(select jsonb_agg(id order by turn) from (
    select case when lead = ${from} then ${into}::text else lead end as id, min(turn) as turn
    from jsonb_array_elements_text(plan -> 'leadIds') with ordinality as l (lead, turn) group by 1) turns)`
  await tx.execute(sql`
    update ${series} set plan = jsonb_set(plan, '{leadIds}', ${leads}) where plan -> 'leadIds' @> to_jsonb(${from}::text)`)
}
