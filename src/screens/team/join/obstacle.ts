/** Refusals known in advance, by the same rule as on the server. */
import { profileFactsOf } from '../../../client/people/profile-facts'
import type { RefusalCode } from '../../../contract/codes'
import type { ProfileView } from '../../../contract/people/profile'
import type { InvitationView } from '../../../contract/teams'
import type { Refused } from '../../../domain/decision'
import type { OwnSignUp } from '../../../domain/sign-ups/sign-up'
import { decideJoining } from '../../../domain/teams'

/** The reason that the server would give; undefined if none is known. Only the server checks skills. @param own the user's sign-ups, as far as the phone knows them */
export function knownObstacle(
  { activity, status, organisation, parts, named }: InvitationView,
  positionId: string | null,
  profile: ProfileView | null,
  own: readonly OwnSignUp[],
  now: number,
): Refused<RefusalCode> | undefined {
  const { startsAt, endsAt } = activity
  const decision = decideJoining(
    {
      // Sign-up windows do not apply to an invitation.
      activity: { ...activity, signUpOpensAt: startsAt, signUpClosesAt: endsAt, withdrawUntil: startsAt },
      team: { status, organisation },
      open: parts.find((part) => part.positionId === positionId)?.open ?? 0,
      isNamed: named !== null,
      demand: null,
      volunteer: profileFactsOf(profile),
      own,
    },
    now,
  )
  return decision.ok ? undefined : decision
}
