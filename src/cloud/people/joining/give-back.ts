/** Gives a sign-up back that ended when two people were joined. */
import { type Instant } from '../../../domain/calendar/calendar'
import { isLive } from '../../../domain/sign-ups/sign-up'
import { lockActivity } from '../../db/activities/activity-facts'
import type { Tx } from '../../db/database'
import type { MovedThings } from '../../db/schema/people'
import { freeSeatsOf, giveSeats, takeHeld } from '../../db/seats/seats'
import { endedSignUp, reviveSignUp } from '../../db/sign-ups/joined'

/**
 * The seat, while it is free, or the place on the waitlist by the order of arrival. Nothing if the visit was cancelled meanwhile, the
 * person has signed up again, or the team has filled or lost the seat.
 */
export async function giveBack(tx: Tx, { signUpId, activityId, status }: MovedThings['ended'][number], now: Instant): Promise<void> {
  const activity = await lockActivity(tx, activityId, 'seats')
  const signUp = await endedSignUp(tx, signUpId)
  if (activity?.status !== 'published' || !signUp || signUp.hasAnother) return
  const { positionId, organisationId, teamId, teamStatus, heldByTeam } = signUp
  if (teamId !== null && teamStatus !== null) {
    if (!isLive(teamStatus) || (teamStatus === 'confirmed' && heldByTeam === 0)) return
    await reviveSignUp(tx, signUpId, teamStatus === 'confirmed' ? 'confirmed' : 'waitlisted')
    if (teamStatus === 'confirmed') await takeHeld(tx, teamId, positionId, signUpId)
    return
  }
  await reviveSignUp(tx, signUpId, 'waitlisted')
  const free = (await freeSeatsOf(tx, activityId, now)).get(positionId)
  const isFree = (free?.open ?? 0) + (organisationId === null ? 0 : (free?.reserved.get(organisationId) ?? 0)) > 0
  const entry = { id: signUpId, isTeam: false, organisationId, wants: new Map([[positionId, 1]]), isFit: true, passedOver: 0 }
  if (status === 'confirmed' && isFree) await giveSeats(tx, entry, now)
}
