/** What would be refused for certain, by the same rules as on the server, so that nobody fills in a form for nothing. */
import { profileFactsOf } from '../../../client/people/profile-facts'
import type { ActivityDetail, PositionView } from '../../../contract/activities/activities'
import type { ProfileView } from '../../../contract/people/profile'
import type { SkillDemand } from '../../../domain/activities/position'
import type { Decision, Refused } from '../../../domain/decision'
import { type SignUpRefusal, type SkillRefusal, decideSignUp, decideSkill } from '../../../domain/sign-ups/sign-up'
import { chanceOf, seatsWithin } from '../../../components/seat-words'

const demandOf = ({ skill }: PositionView): SkillDemand | null =>
  skill && { skillId: skill.id, skillName: skill.name, verified: skill.verified }

/** Whether the person has the skill that a position demands, on the day. */
export const skillFor = (position: PositionView, profile: ProfileView | null, startsAt: number): Decision<SkillRefusal> =>
  decideSkill(demandOf(position), profileFactsOf(profile), startsAt)

/** The reason that the server would give; undefined when the request is worth sending. */
export function knownObstacle(
  activity: ActivityDetail,
  profile: ProfileView | null,
  positionId: string,
  now: number,
): Refused<SignUpRefusal> | undefined {
  const { id, title, version, startsAt, endsAt, own } = activity
  const position = activity.positions.find((one) => one.id === positionId)
  const decision = decideSignUp(
    {
      activity,
      seenVersion: version,
      position: position && { demand: demandOf(position) },
      // The form offers no organisation but the person's own; their other visits are the server's to judge.
      organisation: null,
      volunteer: profileFactsOf(profile),
      own: own ? [{ activityId: id, activityTitle: title, status: own.status, startsAt, endsAt }] : [],
    },
    now,
  )
  return decision.ok ? undefined : decision
}

/** The position to begin with: one this person can have now, else one they can wait for. */
export function firstFree(activity: ActivityDetail, profile: ProfileView | null, organisationId: string, now: number): string {
  const fitting = activity.positions.filter((position) => skillFor(position, profile, activity.startsAt).ok)
  const isFree = (position: PositionView) => seatsWithin(chanceOf(position, [organisationId], now)) > 0
  return (fitting.find(isFree) ?? fitting[0] ?? activity.positions[0])?.id ?? ''
}

/** For whom to begin with: the organisation that has seats reserved here, else the first. */
export function firstOrganisation({ positions }: ActivityDetail, profile: ProfileView | null, now: number): string {
  const own = profile?.organisations.map(({ id }) => id) ?? []
  return own.find((id) => positions.some((position) => chanceOf(position, [id], now).own)) ?? own[0] ?? ''
}

/** Nothing is free for this person: the button says that they will wait. */
export function isWaiting({ positions }: ActivityDetail, positionId: string, organisationId: string, now: number): boolean {
  const position = positions.find(({ id }) => id === positionId)
  return position !== undefined && seatsWithin(chanceOf(position, [organisationId], now)) === 0
}
