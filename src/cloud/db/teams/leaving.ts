/** A team's leader or a person of it who leaves without giving up a seat. The caller holds the exclusive lock on the activity's seats. */
import { eq } from 'drizzle-orm'
import type { Instant } from '../../../domain/calendar/calendar'
import type { Tx } from '../database'
import { seats, signUps, teams } from '../schema/sign-ups'
import { partsOf, setPart, unseatTeams } from './teams'

/** Makes another person the team's leader. The invitation stays the same, since it was sent to the people invited. */
export async function passTeam(tx: Tx, teamId: string, leaderId: string): Promise<void> {
  await tx.update(teams).set({ leaderId }).where(eq(teams.id, teamId))
}

/**
 * Makes a team's sign-up one of a single volunteer without organisation, with its seat or its order of arrival. The team has one seat
 * less, and is withdrawn with its last one.
 */
export async function leaveWithSeat(
  tx: Tx,
  { signUpId, teamId, positionId }: { signUpId: string; teamId: string; positionId: string },
  now: Instant,
): Promise<void> {
  const parts = await partsOf(tx, teamId)
  await tx.update(seats).set({ teamId: null }).where(eq(seats.signUpId, signUpId))
  await tx.update(signUps).set({ teamId: null, organisationId: null, changedAt: now }).where(eq(signUps.id, signUpId))
  const part = parts.find((one) => one.positionId === positionId)
  await setPart(tx, teamId, positionId, (part?.seats ?? 1) - 1)
  if (parts.reduce((sum, one) => sum + one.seats, 0) <= 1) await unseatTeams(tx, [teamId], 'withdrawn', now)
}

/** Takes the organisation off a sign-up, which keeps its seat or its place on the waitlist. */
export async function dropOrganisation(tx: Tx, signUpId: string, now: Instant): Promise<void> {
  await tx.update(signUps).set({ organisationId: null, changedAt: now }).where(eq(signUps.id, signUpId))
}
