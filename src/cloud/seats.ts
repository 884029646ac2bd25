/** Never a free seat beside somebody waiting who fits. */
import type { Instant } from '../domain/calendar'
import { mayMoveUp } from '../domain/waitlist'
import { type Database, type Tx, constraintOf, transact } from './db/database'
import { recordAudit, tell } from './db/records'
import { type SeatSource, promoteWaiting, settleClashes, seatSources } from './db/sign-ups'

/**
 * Another transaction got there first: the same person's other request, the seat of somebody who was being moved up,
 * or the same spoken code. A second look decides again.
 */
const RACES = new Set(['sign_ups_one_live', 'sign_ups_one_place_at_a_time', 'sign_ups_code'])
export const lostRace = (error: unknown): boolean => RACES.has(constraintOf(error) ?? '')

/** Whose seats came free, and who is no longer held back elsewhere. */
export interface Freed {
  positionIds: readonly string[]
  /** Whose time is free again: they may wait for a seat that nobody else could have. */
  volunteerIds?: readonly string[]
  /** The organiser's own change moves people up also after the cut-off. */
  byOrganiser?: boolean
}

/** Moves up whoever waits and fits, and tells them, in the transaction that freed the seats. */
export async function fillFreeSeats(tx: Tx, { positionIds, volunteerIds = [], byOrganiser = false }: Freed, now: Instant): Promise<void> {
  await settleClashes(tx, volunteerIds)
  // In one order everywhere, so that two of these never wait for each other.
  const positions = (await seatSources(tx, positionIds, volunteerIds)).sort((one, other) => (one.positionId < other.positionId ? -1 : 1))
  for (const position of positions) {
    if (mayMoveUp(position, byOrganiser && positionIds.includes(position.positionId), now)) await moveUp(tx, position, now)
  }
}

async function moveUp(tx: Tx, { positionId, activityId }: SeatSource, now: Instant): Promise<void> {
  const moved = await promoteWaiting(tx, positionId, now)
  for (const { signUpId } of moved)
    await recordAudit(tx, { actorId: null, action: 'sign-up.moved-up', activityId, subjectId: signUpId }, now)
  await tell(
    tx,
    moved.map(({ volunteerId }) => volunteerId),
    { activityId, kind: 'moved-up' },
    now,
  )
}

/**
 * After a commit or an abort: a request that ran beside this one may have skipped a seat that was only locked,
 * or freed one that this one's waiter could not see yet.
 */
export const sweep = (db: Database, positionIds: readonly string[], now: Instant): Promise<void> =>
  transact(db, (tx) => fillFreeSeats(tx, { positionIds }, now), lostRace)
