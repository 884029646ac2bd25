/** Joins two people into one, and undoes it. */
import type { ActivityFacts } from '../../db/activities/activity-facts'
import type { Instant } from '../../../domain/calendar/calendar'
import { lockActivity } from '../../db/activities/activity-facts'
import type { Tx } from '../../db/database'
import {
  type StoredJoining,
  divideMemberships,
  followMarks,
  holdPeople,
  keepJoining,
  lastJoiningInto,
  markUndone,
  setJoinedInto,
  uniteMemberships,
  uniteRows,
} from '../../db/people/joinings'
import { recordAudit } from '../../db/audit/recording'
import { clearLeavesAt } from '../../db/people/leaving'
import { verifyKnown } from '../../db/people/members'
import { allowMoving, changeBack, moveBack, moveRows } from '../../db/people/moving-rows'
import { settleClashes } from '../../db/sign-ups/clashes'
import { doubleSignUps, flagOverlaps, visitsMarked } from '../../db/sign-ups/joined'
import { endSignUps } from '../../db/sign-ups/sign-ups'
import { deriveAttendances } from '../../attendance/derive'
import { fillFreeSeats } from '../../seats/fill-seats'
import { giveBack } from './give-back'

interface Joined {
  id: string
  fromId: string
  intoId: string
}

/**
 * Locks the visits that two people share in the order of their ids, then the people. Visits come first, since a sign-up holds its
 * visit when it refers to its person.
 * @returns ids of the people who still stand for themselves
 */
export async function holdForJoining(tx: Tx, fromId: string, intoId: string): Promise<string[]> {
  const doubles = await doubleSignUps(tx, fromId, intoId)
  for (const { activityId } of doubles) await lockActivity(tx, activityId, 'seats')
  for (const id of await visitsMarked(tx, fromId)) await lockActivity(tx, id, 'marks')
  return holdPeople(tx, [fromId, intoId])
}

/**
 * Moves everything of one person to another, who is kept. The caller holds both.
 * @returns number of visits at which the joined person was marked, and of sign-ups that ended since the other had one, too
 */
export async function joinPeople(
  tx: Tx,
  { id, fromId, intoId }: Joined,
  { by, now }: { by: string; now: Instant },
): Promise<{ visits: number; ended: number }> {
  await allowMoving(tx)
  const visits = await visitsMarked(tx, fromId)
  const ended = await doubleSignUps(tx, fromId, intoId)
  await endSignUps(
    tx,
    ended.map(({ signUpId }) => signUpId),
    'withdrawn',
    now,
  )
  await flagOverlaps(tx, fromId, intoId)
  const changed = await uniteRows(tx, fromId, intoId)
  const rows = await moveRows(tx, fromId, intoId)
  const memberships = await uniteMemberships(tx, fromId, intoId)
  await setJoinedInto(tx, fromId, intoId)
  const moved = { rows, changed, ended, activities: visits, memberships }
  // Of two joinings into one person the later one has the later time, even if the servers' clocks differ: it is undone first.
  const joinedAt = Math.max(now, ((await lastJoiningInto(tx, intoId))?.joinedAt ?? 0) + 1)
  await keepJoining(tx, { id, fromId, intoId, joinedAt, joinedBy: by, moved })
  await deriveAgain(tx, visits, [fromId, intoId])
  // A roster may name the joined person's organisation, which the kept person has only now.
  await verifyKnown(tx, { volunteerId: intoId }, now)
  for (const { activityId } of ended) await fillFreeSeats(tx, activityId, {}, now)
  return { visits: visits.length, ended: ended.length }
}

/**
 * Puts everything back that the joining moved. What the kept person got since stays theirs, but for a request to leave, which ends: see
 * `decideUndo`. The caller holds both.
 */
export async function undoJoining(tx: Tx, joining: StoredJoining, { by, now }: { by: string; now: Instant }): Promise<void> {
  const { id, fromId, intoId, moved } = joining
  await allowMoving(tx)
  if (await clearLeavesAt(tx, intoId)) await recordAudit(tx, { actorId: by, action: 'profile.leaving-taken-back', subjectId: intoId }, now)
  await setJoinedInto(tx, fromId, null)
  await moveBack(tx, moved.rows, fromId, intoId)
  await followMarks(tx, fromId, intoId)
  for (const row of moved.changed) await changeBack(tx, row)
  await divideMemberships(tx, moved.memberships, intoId, now)
  for (const ended of moved.ended) await giveBack(tx, ended, now)
  await settleClashes(tx, [fromId, intoId])
  await deriveAgain(tx, moved.activities, [fromId, intoId])
  await markUndone(tx, id, by, now)
}

async function deriveAgain(tx: Tx, visits: readonly string[], people: readonly string[]): Promise<void> {
  for (const id of visits) {
    const activity: ActivityFacts | null = await lockActivity(tx, id, 'marks')
    if (activity) await deriveAttendances(tx, activity, people)
  }
}
