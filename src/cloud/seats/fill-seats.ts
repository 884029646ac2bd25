/** Fills free seats from the waitlist, so that no entry waits for a seat that is free. */
import type { Instant } from '../../domain/calendar/calendar'
import { type Entry, mayMoveUp, movingUp } from '../../domain/seats/waitlist'
import { lockActivity } from '../db/activities/activity-facts'
import { settleClashesAfter } from '../db/sign-ups/clashes'
import { type Database, type Tx, constraintOf, transact } from '../db/database'
import { recordAudits } from '../db/audit/recording'
import { notify } from '../db/notices'
import { freeSeatsOf, giveSeats } from '../db/seats/seats'
import { volunteersOf } from '../db/teams/teams'
import { storePassedOver, waitingEntries, activitiesAwaitedElsewhere, activitiesAwaitedBy } from '../db/seats/waitlist'

/**
 * Constraints that a transaction violates when a concurrent one was first: another request of the same person, a confirmation elsewhere
 * at the same time, the same request sent twice, or the same spoken code. A retry decides again.
 */
const RACES = new Set([
  'sign_ups_one_live',
  'sign_ups_one_place_at_a_time',
  'sign_ups_code',
  'answers_volunteer_id_request_id_pk',
  'teams_pkey',
])
export const lostRace = (error: unknown): boolean => RACES.has(constraintOf(error) ?? '')

export interface Filling {
  /** True for an organiser's own change, which moves people up even after the cut-off. */
  byOrganiser?: boolean
  /** A new entry, which may be seated even after the cut-off, unless an earlier entry could use the seat. */
  newcomer?: string
  /** Entries that lost their seats in this change; they are not notified when they get them back. */
  back?: readonly string[]
}

/**
 * Moves up waiting entries that fit, and notifies them, in the transaction that freed the seats. Takes the exclusive lock on the
 * activity's seats, which the caller may hold already.
 * @returns the entries seated, the newcomer included
 */
export async function fillFreeSeats(tx: Tx, activityId: string, filling: Filling, now: Instant): Promise<Entry[]> {
  const activity = await lockActivity(tx, activityId, 'seats')
  if (!activity) return []
  const mayMove = mayMoveUp(activity, filling.byOrganiser ?? false, now)
  if (!mayMove && filling.newcomer === undefined) return []
  const free = await freeSeatsOf(tx, activityId, now)
  const moving = movingUp(free, mayMove ? undefined : filling.newcomer)
  if (moving.isDone()) return []
  for await (const entry of waitingEntries(tx, activityId, moving.left)) {
    moving.consider(entry)
    if (moving.isDone()) break
  }
  const { seated, passedOver } = moving.result
  await storePassedOver(tx, passedOver)
  for (const entry of seated) await giveSeats(tx, entry, now)
  const moved = seated.filter(({ id }) => id !== filling.newcomer && !filling.back?.includes(id))
  await recordAudits(
    tx,
    moved.map(({ id, isTeam }) => ({ actorId: null, action: isTeam ? 'team.moved-up' : 'sign-up.moved-up', activityId, subjectId: id })),
    now,
  )
  for (const entry of moved) await notify(tx, await volunteersOf(tx, entry), { activityId, kind: 'moved-up' }, now)
  return seated
}

/** Fills free seats in a separate transaction. Running it again changes nothing. @returns the entries seated */
export const sweep = (db: Database, activityId: string, now: Instant): Promise<Entry[]> =>
  transact(db, (tx) => fillFreeSeats(tx, activityId, {}, now), lostRace)

/**
 * Fills seats of other activities after people of this activity were seated, moved or released, since their entries there may now
 * fit, or no longer fit. Each activity has a separate transaction, so that no two are locked together. After a crash, the jobs do the
 * rest.
 */
export async function sweepElsewhere(db: Database, activityId: string, now: Instant): Promise<void> {
  await settleClashesAfter(db, activityId, now)
  const swept = new Set([activityId])
  const next = await activitiesAwaitedElsewhere(db, activityId, now)
  for (let id = next.shift(); id !== undefined; id = next.shift()) {
    if (swept.has(id)) continue
    swept.add(id)
    // People seated there are busy at that time, so a team of theirs for which seats gather may no longer fit elsewhere.
    if ((await sweep(db, id, now)).length > 0) next.push(...(await activitiesAwaitedElsewhere(db, id, now)))
  }
}

/** Fills seats of activities for which a person waits, after a change of their skills, organisations or consents. */
export async function sweepForVolunteer(db: Database, volunteerId: string, now: Instant): Promise<void> {
  for (const id of await activitiesAwaitedBy(db, volunteerId)) await sweep(db, id, now)
}
