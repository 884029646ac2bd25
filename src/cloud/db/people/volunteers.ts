/** Volunteers: callers, profiles and consents. */
import { and, eq, inArray, isNotNull, notInArray, sql } from 'drizzle-orm'
import type { Instant } from '../../../domain/calendar/calendar'
import { declaredSet } from '../../../domain/people/memberships'
import type { Actor } from '../../../domain/people/permission'
import { CONSENT_VERSION, type Consent, type ConsentKind, type HeldSkill, type ProfileFacts } from '../../../domain/people/profile'
import type { TakenBack } from '../../../domain/people/taking-back'
import { type Querier, type Tx } from '../database'
import { consents, memberships, roles, volunteerSkills, volunteers } from '../schema/people'
import { organisations, skills } from '../schema/vocabulary'
import { changeMemberships, isPresent } from './memberships'

export interface Caller {
  id: string
  name: string
  phone: string
  actor: Actor
}

/** Condition for the person who signs in by an openid: its own, or the one that it was joined into. */
const signsIn = (openid: string) =>
  sql`${volunteers.id} = (select coalesce(own.joined_into, own.id) from volunteers own where own.openid = ${openid})`

/** The caller with their roles; null without a profile. */
export async function loadCaller(db: Querier, openid: string): Promise<Caller | null> {
  const rows = await db
    .select({ id: volunteers.id, name: volunteers.name, phone: volunteers.phone, role: roles.role, organisationId: roles.organisationId })
    .from(volunteers)
    .leftJoin(roles, eq(roles.volunteerId, volunteers.id))
    .where(signsIn(openid))
  const [first] = rows
  if (!first) return null
  const actor: Actor = {
    volunteerId: first.id,
    isAdministrator: rows.some((row) => row.role === 'administrator'),
    organises: rows.flatMap((row) => (row.role === 'organiser' && row.organisationId ? [row.organisationId] : [])),
  }
  return { id: first.id, name: first.name, phone: first.phone, actor }
}

export interface StoredProfile extends ProfileFacts {
  organisations: { id: string; name: string; verified: boolean; split: number | null }[]
  skills: (HeldSkill & { name: string })[]
  consents: Consent[]
  takenBack: TakenBack[]
  /** Time at which the person leaves; null unless they asked for it. */
  leavesAt: Instant | null
}

/** A volunteer's profile. */
export async function loadProfile(db: Querier, volunteerId: string): Promise<StoredProfile> {
  const [person] = await db
    .select({
      name: volunteers.name,
      phone: volunteers.phone,
      organisations: sql<StoredProfile['organisations']>`(
        select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'verified', m.verified_at is not null, 'split', m.split) order by o.ordinal), '[]')
        from ${memberships} m join ${organisations} o on o.id = m.organisation_id where m.volunteer_id = ${volunteerId} and ${isPresent})`,
      skills: sql<StoredProfile['skills']>`(
        select coalesce(json_agg(json_build_object('skillId', s.id, 'name', s.name, 'verified', v.verified_at is not null, 'expiresAt', ms(v.expires_at)) order by s.ordinal), '[]')
        from ${volunteerSkills} v join ${skills} s on s.id = v.skill_id where v.volunteer_id = ${volunteerId})`,
      consents: sql<StoredProfile['consents']>`(
        select coalesce(json_agg(json_build_object('kind', c.kind, 'version', c.version,
          'givenAt', (extract(epoch from c.given_at) * 1000)::bigint) order by c.id), '[]')
        from ${consents} c where c.volunteer_id = ${volunteerId} and c.withdrawn_at is null)`,
      takenBack: sql<TakenBack[]>`(
        select coalesce(json_agg(json_build_object('kind', t.kind, 'at', t.at) order by t.kind desc), '[]') from (
          select c.kind, ms(max(c.withdrawn_at)) as at from ${consents} c where c.volunteer_id = ${volunteerId}
          group by c.kind having bool_and(c.withdrawn_at is not null)) t)`,
      leavesAt: sql<Instant | null>`(select ms(min(lv.leaves_at)) from ${volunteers} lv where lv.id = ${volunteerId} or lv.joined_into = ${volunteerId})`,
    })
    .from(volunteers)
    .where(eq(volunteers.id, volunteerId))
  if (!person) return { ...NO_PROFILE, organisations: [], skills: [], consents: [], takenBack: [], leavesAt: null }
  return { ...person, organisationIds: person.organisations.map((organisation) => organisation.id) }
}

/** Profile of a person who has none, for the rules. */
export const NO_PROFILE: ProfileFacts = { name: '', phone: '', organisationIds: [], skills: [], consents: [] }

export interface ProfileChange {
  name: string
  phone: string
  organisationIds: string[]
  /** Percents by organisation; null for equal shares, absent to keep the declared split. */
  splits?: Record<string, number> | null | undefined
  skillIds: string[]
}

/** Stores the profile of an openid, new or existing. Skills that stay keep their verification; memberships change as of today. */
export async function saveProfile(tx: Tx, openid: string, newId: string, change: ProfileChange, now: Instant): Promise<string> {
  const columns = { id: volunteers.id, name: volunteers.name, phone: volunteers.phone }
  const [before] = await tx.select(columns).from(volunteers).where(signsIn(openid))
  const { name, phone } = change
  const volunteerId = before?.id ?? (await insertVolunteer(tx, { id: newId, openid, name, phone, createdAt: now }))
  if (before) await tx.update(volunteers).set({ name, phone }).where(eq(volunteers.id, volunteerId))
  const isSamePerson = before?.name === change.name && before.phone === change.phone
  await changeMemberships(tx, volunteerId, (present) => declaredSet(present, { ...change, isSamePerson }), now)
  await tx
    .delete(volunteerSkills)
    .where(and(eq(volunteerSkills.volunteerId, volunteerId), notInArray(volunteerSkills.skillId, change.skillIds)))
  if (change.skillIds.length > 0) {
    await tx
      .insert(volunteerSkills)
      .values(change.skillIds.map((skillId) => ({ volunteerId, skillId })))
      .onConflictDoNothing()
  }
  return volunteerId
}

/** Stores a first profile, which another request of the same person may have stored a moment ago. */
async function insertVolunteer(tx: Tx, person: typeof volunteers.$inferInsert): Promise<string> {
  const [saved] = await tx
    .insert(volunteers)
    .values(person)
    .onConflictDoUpdate({ target: volunteers.openid, set: { name: person.name, phone: person.phone } })
    .returning({ id: volunteers.id })
  if (!saved) throw new Error('a profile that was saved has an id')
  return saved.id
}

/** Adds the consents that are not in force yet to the present version. */
export async function giveConsents(tx: Tx, volunteerId: string, agreed: readonly ConsentKind[], now: Instant): Promise<void> {
  const rows = agreed.map((kind) => ({ volunteerId, kind, version: CONSENT_VERSION, givenAt: now }))
  if (rows.length > 0) await tx.insert(consents).values(rows).onConflictDoNothing()
}

/** Name of a volunteer; empty for an unknown id. */
export async function nameOf(db: Querier, volunteerId: string): Promise<string> {
  const [row] = await db.select({ name: volunteers.name }).from(volunteers).where(eq(volunteers.id, volunteerId))
  return row?.name ?? ''
}

/** Those of the volunteers who have an account; only they can get messages. */
export async function withAccount(db: Querier, volunteerIds: readonly string[]): Promise<string[]> {
  if (volunteerIds.length === 0) return []
  const rows = await db
    .select({ id: volunteers.id })
    .from(volunteers)
    .where(and(inArray(volunteers.id, [...volunteerIds]), isNotNull(volunteers.openid)))
  return rows.map(({ id }) => id)
}

/** True once anybody has a profile. */
export const hasPeople = async (db: Querier): Promise<boolean> =>
  (await db.select({ id: volunteers.id }).from(volunteers).limit(1)).length > 0
