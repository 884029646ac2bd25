/** Returns entries to the waitlist that an organiser chose when lowering the capacity, each in its order of arrival. */
import type { NamedEntry } from '../../contract/activities/desk'
import type { Instant } from '../../domain/calendar/calendar'
import { settleClashes } from '../db/sign-ups/clashes'
import type { Tx } from '../db/database'
import { namedEntries, waitingAmong } from '../db/sign-ups/named-entries'
import { recordAudits } from '../db/audit/recording'
import { notify } from '../db/notices'
import { backToWaitlist } from '../db/sign-ups/sign-ups'
import { confirmedAmong, membersOf, unseatTeams, volunteersOf } from '../db/teams/teams'
import { fault } from '../rpc/faults'

export interface DemotedEntries {
  id: string
  isTeam: boolean
}

/** @throws Fault `malformed` when an id has no seat in this activity, or is a single member of a team */
export async function sendToWaitlist(
  tx: Tx,
  activityId: string,
  ids: readonly string[],
  actorId: string,
  now: Instant,
): Promise<DemotedEntries[]> {
  if (ids.length === 0) return []
  const found = await confirmedAmong(tx, activityId, ids)
  if (found.signUps.length + found.teams.length !== new Set(ids).size) return fault('malformed')
  const members = []
  for (const id of found.teams) members.push(...(await membersOf(tx, id)))
  await backToWaitlist(tx, [...found.signUps, ...members.map(({ signUpId }) => signUpId)], now)
  await unseatTeams(tx, found.teams, 'waitlisted', now)
  const demoted = [...found.signUps.map((id) => ({ id, isTeam: false })), ...found.teams.map((id) => ({ id, isTeam: true }))]
  const people = []
  for (const entry of demoted) people.push(...(await volunteersOf(tx, entry)))
  await settleClashes(tx, people)
  await recordAudits(
    tx,
    demoted.map(({ id, isTeam }) => ({ actorId, action: isTeam ? 'team.to-waitlist' : 'sign-up.to-waitlist', activityId, subjectId: id })),
    now,
  )
  return demoted
}

/** After the seats have been filled again, notifies the entries that did not get a seat back. @returns those entries */
export async function notifyDemoted(
  tx: Tx,
  activityId: string,
  { demoted, reason }: { demoted: readonly DemotedEntries[]; reason: string },
  now: Instant,
): Promise<NamedEntry[]> {
  const waiting = await waitingAmong(tx, demoted)
  for (const entry of waiting)
    await notify(tx, await volunteersOf(tx, entry), { activityId, kind: 'to-waitlist', ...(reason === '' ? {} : { note: reason }) }, now)
  return namedEntries(tx, waiting)
}
