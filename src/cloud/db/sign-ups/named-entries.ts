/** Names of sign-ups and teams for organisers: 陈样例, 民革 4 人队. */
import { eq, inArray, sql } from 'drizzle-orm'
import type { NamedEntry } from '../../../contract/activities/desk'
import type { Querier } from '../database'
import { volunteers } from '../schema/people'
import { signUps, teamParts, teams } from '../schema/sign-ups'
import { organisations } from '../schema/vocabulary'
import { shownName } from '../shown-names'

interface EntryRef {
  id: string
  isTeam: boolean
}

/** Entries with their names, in the order given. */
export async function namedEntries(db: Querier, entries: readonly EntryRef[]): Promise<NamedEntry[]> {
  const idsOf = (isTeam: boolean) => entries.filter((entry) => entry.isTeam === isTeam).map(({ id }) => id)
  const people = await namesOfPeople(db, idsOf(false))
  const blocks = await namesOfTeams(db, idsOf(true))
  const byId = new Map([...people, ...blocks].map((entry) => [entry.id, entry]))
  return entries.flatMap(({ id }) => byId.get(id) ?? [])
}

async function namesOfPeople(db: Querier, ids: string[]): Promise<NamedEntry[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select({ id: signUps.id, name: shownName() })
    .from(signUps)
    .innerJoin(volunteers, eq(volunteers.id, signUps.volunteerId))
    .where(inArray(signUps.id, ids))
  return rows.map((row) => ({ ...row, isTeam: false, seats: 1 }))
}

async function namesOfTeams(db: Querier, ids: string[]): Promise<NamedEntry[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select({
      id: teams.id,
      organisation: organisations.shortName,
      seats: sql<number>`(select coalesce(sum(p.seats), 0)::int from ${teamParts} p where p.team_id = ${teams.id})`,
    })
    .from(teams)
    .innerJoin(organisations, eq(organisations.id, teams.organisationId))
    .where(inArray(teams.id, ids))
  return rows.map(({ id, organisation, seats }) => ({ id, name: `${organisation} ${seats} 人队`, isTeam: true, seats }))
}

/** Those of the entries that are waiting now. */
export async function waitingAmong(db: Querier, entries: readonly EntryRef[]): Promise<EntryRef[]> {
  if (entries.length === 0) return []
  const ids = entries.map(({ id }) => id)
  const rows = [
    ...(await db.select({ id: signUps.id, status: signUps.status }).from(signUps).where(inArray(signUps.id, ids))),
    ...(await db.select({ id: teams.id, status: teams.status }).from(teams).where(inArray(teams.id, ids))),
  ]
  const waiting = new Set(rows.flatMap(({ id, status }) => (status === 'waitlisted' ? [id] : [])))
  return entries.filter(({ id }) => waiting.has(id))
}
