/** Whether a volunteer may have a position. Who gets the last seat is decided where the seats are, in the database. */
import { type ActivityTimes, overlap, phaseOf } from './activity'
import { type Instant } from './calendar'
import { type Decision, accept, firstRefusal, refuse } from './decision'
import { type SkillDemand } from './position'
import { type ProfileFacts, hasConsent, isComplete } from './profile'

export type SignUpStatus =
  | 'confirmed'
  | 'waitlisted'
  /** By the volunteer, or by an organiser for them. */
  | 'withdrawn'
  /** With its activity. */
  | 'cancelled'

/** Live sign-ups are those that may still lead to somebody standing in the village. */
export const isLive = (status: SignUpStatus): boolean => status === 'confirmed' || status === 'waitlisted'

export interface OwnSignUp {
  activityId: string
  activityTitle: string
  status: SignUpStatus
  startsAt: Instant
  endsAt: Instant
}

export interface SignUpFacts {
  activity: ActivityTimes & { id: string }
  /** Absent when the activity has no such position. */
  position: { demand: SkillDemand | null } | undefined
  volunteer: ProfileFacts
  /** The volunteer's live sign-ups, to any activity. */
  own: readonly OwnSignUp[]
}

/** Why a sign-up is refused, in the order the reasons are checked. */
export type SignUpRefusal =
  | 'not-published'
  | 'activity-cancelled'
  /** `about` is the moment in milliseconds. */
  | 'sign-up-not-open'
  | 'sign-up-closed'
  | 'unknown-position'
  | 'profile-incomplete'
  | 'consent-missing'
  /** `about` is the skill's name. */
  | 'skill-missing'
  /** Declared, but their organisation has not confirmed it. `about` is the skill's name. */
  | 'skill-unverified'
  | 'already-signed-up'
  /** `about` is the other activity's title. */
  | 'overlaps'

/** Rules 1 to 3 of sign-up; the seat itself (5) and the repeated request (6) are the database's. */
export function decideSignUp(facts: SignUpFacts, now: Instant): Decision<SignUpRefusal> {
  return firstRefusal<SignUpRefusal>([
    decideWindow(facts.activity, now),
    facts.position ? accept : refuse('unknown-position'),
    isComplete(facts.volunteer) ? accept : refuse('profile-incomplete'),
    hasConsent(facts.volunteer) ? accept : refuse('consent-missing'),
    decideSkill(facts.position?.demand ?? null, facts.volunteer),
    decideOwn(facts),
  ])
}

function decideWindow(activity: ActivityTimes, now: Instant): Decision<SignUpRefusal> {
  switch (phaseOf(activity, now)) {
    case 'draft':
      return refuse('not-published')
    case 'cancelled':
      return refuse('activity-cancelled')
    case 'announced':
      return refuse('sign-up-not-open', String(activity.signUpOpensAt))
    case 'open':
      return accept
    case 'closed':
    case 'running':
    case 'ended':
      return refuse('sign-up-closed')
  }
}

/** A skill is held when declared; verified only when the organisation has said so. */
export function decideSkill(demand: SkillDemand | null, volunteer: ProfileFacts): Decision<'skill-missing' | 'skill-unverified'> {
  if (!demand) return accept
  const held = volunteer.skills.find((skill) => skill.skillId === demand.skillId)
  if (!held) return refuse('skill-missing', demand.skillName)
  return demand.verified && !held.verified ? refuse('skill-unverified', demand.skillName) : accept
}

function decideOwn({ activity, own }: SignUpFacts): Decision<SignUpRefusal> {
  const live = own.filter((signUp) => isLive(signUp.status))
  if (live.some((signUp) => signUp.activityId === activity.id)) return refuse('already-signed-up')
  const clash = live.find((signUp) => signUp.status === 'confirmed' && overlap(signUp, activity))
  return clash ? refuse('overlaps', clash.activityTitle) : accept
}
