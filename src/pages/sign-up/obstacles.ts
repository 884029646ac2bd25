/** What would be refused for certain, by the same rules as on the server, so that nobody fills in a form for nothing. */
import type { ActivityDetail, PositionView } from '../../contract/activities'
import type { RefusalCode } from '../../contract/codes'
import type { ProfileView } from '../../contract/profile'
import { phaseOf } from '../../domain/activity'
import { type Decision, type Refused, refuse } from '../../domain/decision'
import { freeSeats } from '../../domain/position'
import { decideSkill, isLive } from '../../domain/sign-up'

/** Whether the person has the skill that a position demands. */
export function skillFor({ skill }: PositionView, profile: ProfileView | null): Decision<'skill-missing' | 'skill-unverified'> {
  const demand = skill && { skillId: skill.id, skillName: skill.name, verified: skill.verified }
  return decideSkill(demand, { name: '', phone: '', organisationIds: [], consents: [], skills: profile?.skills ?? [] })
}

/** The reason in the server's own order; undefined when the request is worth sending. */
export function knownObstacle(
  activity: ActivityDetail,
  profile: ProfileView | null,
  positionId: string,
  now: number,
): Refused<RefusalCode> | undefined {
  const phase = phaseOf(activity, now)
  const position = activity.positions.find(({ id }) => id === positionId)
  if (phase === 'cancelled') return refused('activity-cancelled')
  if (phase === 'announced') return refused('sign-up-not-open', String(activity.signUpOpensAt))
  if (phase !== 'open') return refused(phase === 'draft' ? 'not-published' : 'sign-up-closed')
  if (!position) return refused('unknown-position')
  if (!profile?.isComplete) return refused('profile-incomplete')
  if (!profile.hasConsent) return refused('consent-missing')
  const skill = skillFor(position, profile)
  if (!skill.ok) return skill
  return activity.own && isLive(activity.own.status) ? refused('already-signed-up') : undefined
}

const refused = (reason: RefusalCode, about?: string) => refuse<RefusalCode>(reason, about)

/** The position to begin with: one this person can have now, else one they can wait for. */
export function firstFree(activity: ActivityDetail, profile: ProfileView | null): string {
  const fitting = activity.positions.filter((position) => skillFor(position, profile).ok)
  return (fitting.find((position) => freeSeats(position) > 0) ?? fitting[0] ?? activity.positions[0])?.id ?? ''
}
