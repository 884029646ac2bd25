/** Refusals known in advance, by the same rules as on the server, so that the form is not filled in for nothing. */
import { profileFactsOf } from '../../../client/people/profile-facts'
import type { ActivityDetail, PositionView } from '../../../contract/activities/activities'
import type { ProfileView } from '../../../contract/people/profile'
import type { SkillDemand } from '../../../domain/activities/position'
import type { Decision, Refused } from '../../../domain/decision'
import { type OwnSignUp, type SignUpRefusal, type SkillRefusal, decideSignUp, decideSkill } from '../../../domain/sign-ups/sign-up'
import { type OwnOrganisation, chanceOf, seatsWithin } from '../../../components/seat-words'

const demandOf = ({ skill }: PositionView): SkillDemand | null =>
  skill && { skillId: skill.id, skillName: skill.name, verified: skill.verified }

/** Decision on a position's required skill, on the day of the visit. */
export const skillFor = (position: PositionView, profile: ProfileView | null, startsAt: number): Decision<SkillRefusal> =>
  decideSkill(demandOf(position), profileFactsOf(profile), startsAt)

/** The refusal that the server would give; undefined if none is known. @param signUps the user's sign-ups to any activity, as far as the phone knows them */
export function knownObstacle(
  activity: ActivityDetail,
  profile: ProfileView | null,
  positionId: string,
  signUps: readonly OwnSignUp[],
  now: number,
): Refused<SignUpRefusal> | undefined {
  const { id, title, version, startsAt, endsAt, own } = activity
  const position = activity.positions.find((one) => one.id === positionId)
  const decision = decideSignUp(
    {
      activity,
      seenVersion: version,
      position: position && { demand: demandOf(position) },
      // Not checked, since the form offers the user's organisations alone.
      organisation: null,
      volunteer: profileFactsOf(profile),
      // The activity's own answer may be newer than the list.
      own: [
        ...(own ? [{ activityId: id, activityTitle: title, status: own.status, startsAt, endsAt }] : []),
        ...signUps.filter(({ activityId }) => activityId !== id),
      ],
    },
    now,
  )
  return decision.ok ? undefined : decision
}

/** The chosen organisation; none for ''. */
export const chosenOf = (profile: ProfileView | null, organisationId: string): OwnOrganisation[] =>
  (profile?.organisations ?? []).filter(({ id }) => id === organisationId)

/** Position chosen at first: a free position that fits the user, otherwise a position with a waitlist. */
export function firstFree(activity: ActivityDetail, profile: ProfileView | null, organisationId: string, now: number): string {
  const fitting = activity.positions.filter((position) => skillFor(position, profile, activity.startsAt).ok)
  const isFree = (position: PositionView) => seatsWithin(chanceOf(position, chosenOf(profile, organisationId), now)) > 0
  return (fitting.find(isFree) ?? fitting[0] ?? activity.positions[0])?.id ?? ''
}

/** Organisation chosen at first: the user's organisation with reserved seats here, otherwise the user's first. */
export function firstOrganisation({ positions }: ActivityDetail, profile: ProfileView | null, now: number): string {
  const own = profile?.organisations ?? []
  return (own.find((one) => positions.some((position) => chanceOf(position, [one], now).own)) ?? own[0])?.id ?? ''
}

/** True if no seat of the position is free for the user, so that the sign-up would be waitlisted. */
export function isWaiting(
  { positions }: ActivityDetail,
  profile: ProfileView | null,
  { positionId, organisationId }: { positionId: string; organisationId: string },
  now: number,
): boolean {
  const position = positions.find(({ id }) => id === positionId)
  return position !== undefined && seatsWithin(chanceOf(position, chosenOf(profile, organisationId), now)) === 0
}
