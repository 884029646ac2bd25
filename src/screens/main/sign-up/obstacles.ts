/** What would be refused for certain, by the same rules as on the server, so that nobody fills in a form for nothing. */
import type { ActivityDetail, PositionView } from '../../../contract/activities/activities'
import type { ProfileView } from '../../../contract/people/profile'
import { isUnlisted, phaseOf } from '../../../domain/activities/activity'
import { type Decision, type Refused, refuse } from '../../../domain/decision'
import { type SignUpRefusal, type SkillRefusal, decideSkill, isLive } from '../../../domain/sign-ups/sign-up'
import { chanceOf, seatsWithin } from '../../../components/seat-words'

/** Whether the person has the skill that a position demands, on the day. */
export function skillFor({ skill }: PositionView, profile: ProfileView | null, startsAt: number): Decision<SkillRefusal> {
  const demand = skill && { skillId: skill.id, skillName: skill.name, verified: skill.verified }
  return decideSkill(demand, { skills: profile?.skills ?? [] }, startsAt)
}

/** The reason in the server's own order; undefined when the request is worth sending. */
export function knownObstacle(
  activity: ActivityDetail,
  profile: ProfileView | null,
  positionId: string,
  now: number,
): Refused<SignUpRefusal> | undefined {
  const phase = phaseOf(activity, now)
  const position = activity.positions.find(({ id }) => id === positionId)
  if (phase === 'cancelled') return refused('activity-cancelled')
  if (phase === 'announced') return refused('sign-up-not-open', String(activity.signUpOpensAt))
  if (phase !== 'open') return refused(isUnlisted(activity) ? 'not-published' : 'sign-up-closed')
  if (!position) return refused('unknown-position')
  if (!profile?.isComplete) return refused('profile-incomplete')
  if (!profile.hasConsent) return refused('consent-missing')
  const skill = skillFor(position, profile, activity.startsAt)
  if (!skill.ok) return skill
  return activity.own && isLive(activity.own.status) ? refused('already-signed-up') : undefined
}

const refused = (reason: SignUpRefusal, about?: string) => refuse<SignUpRefusal>(reason, about)

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
