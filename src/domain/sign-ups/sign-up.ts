/** Rules of sign-up. The last seat itself is decided in the database, where the seats are. */
import { type ActivityTimes, overlap, phaseOf } from '../activities/activity'
import { type Instant } from '../calendar/calendar'
import { type Decision, accept, firstRefusal, refuse } from '../decision'
import { type SkillDemand } from '../activities/position'
import { type ProfileFacts, hasConsent, isComplete } from '../people/profile'

export type SignUpStatus =
  | 'confirmed'
  | 'waitlisted'
  /** By the volunteer, or by an organiser for them. */
  | 'withdrawn'
  /** With its activity. */
  | 'cancelled'

/** True for a sign-up that is confirmed or waiting. */
export const isLive = (status: SignUpStatus): boolean => status === 'confirmed' || status === 'waitlisted'

/** The activity of one of the volunteer's sign-ups, with its time. */
export interface OwnTime {
  activityId: string
  status: SignUpStatus
  startsAt: Instant
  endsAt: Instant
}

export interface OwnSignUp extends OwnTime {
  activityTitle: string
}

export interface SignUpFacts {
  activity: ActivityTimes & { id: string; version: number }
  /** The version that the form was filled from. */
  seenVersion: number
  /** Absent when the activity has no such position. */
  position: { demand: SkillDemand | null } | undefined
  /** Organisation for which the volunteer comes; null for none. A refusal shows its name. */
  organisation: { id: string; name: string } | null
  volunteer: ProfileFacts
  /** The volunteer's live sign-ups, to any activity. */
  own: readonly OwnSignUp[]
}

/** Why sign-up is closed for everybody. */
export type WindowRefusal =
  | 'not-published'
  | 'activity-cancelled'
  /** `about` is the moment at which sign-up opens, in ms. */
  | 'sign-up-not-open'
  | 'sign-up-closed'

/** The position's skill is not held as demanded; `about` is the skill's name. */
export type SkillRefusal =
  | 'skill-missing'
  /** Declared, but not confirmed by the volunteer's organisation. */
  | 'skill-unverified'
  /** The licence ends before the visit. */
  | 'skill-expired'

/** Why a person may not have a position, in the order the reasons are checked. */
export type PersonRefusal =
  | 'profile-incomplete'
  | 'consent-missing'
  /** `about` is the organisation's name. */
  | 'not-a-member'
  | SkillRefusal

/** Why a sign-up is refused, in the order the reasons are checked. */
export type SignUpRefusal =
  | WindowRefusal
  /** The activity has changed since the form was opened. */
  | 'changed-meanwhile'
  | 'unknown-position'
  | PersonRefusal
  | 'already-signed-up'
  /** `about` is the other activity's title. */
  | 'overlaps'

/** All rules of sign-up except two that the database decides: the seat itself and the repeated request. */
export function decideSignUp(facts: SignUpFacts, now: Instant): Decision<SignUpRefusal> {
  return firstRefusal<SignUpRefusal>([
    decideWindow(facts.activity, now),
    facts.activity.version === facts.seenVersion ? accept : refuse('changed-meanwhile'),
    facts.position ? accept : refuse('unknown-position'),
    decidePerson({ ...facts, demand: facts.position?.demand ?? null, startsAt: facts.activity.startsAt }),
    decideOwn(facts),
  ])
}

/** Demands on a person who takes a position, apart from seats and times. */
export const decidePerson = ({
  volunteer,
  organisation,
  demand,
  startsAt,
}: Pick<SignUpFacts, 'volunteer' | 'organisation'> & { demand: SkillDemand | null; startsAt: Instant }): Decision<PersonRefusal> =>
  firstRefusal<PersonRefusal>([
    isComplete(volunteer) ? accept : refuse('profile-incomplete'),
    hasConsent(volunteer) ? accept : refuse('consent-missing'),
    decideMembership(organisation, volunteer),
    decideSkill(demand, volunteer, startsAt),
  ])

/** People sign up while the activity is published and its window is open. */
export function decideWindow(activity: ActivityTimes, now: Instant): Decision<WindowRefusal> {
  switch (phaseOf(activity, now)) {
    case 'draft':
    case 'submitted':
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

/** People come for one of their own organisations, or for none. */
export const decideMembership = (
  organisation: SignUpFacts['organisation'],
  volunteer: Pick<ProfileFacts, 'organisationIds'>,
): Decision<'not-a-member'> =>
  organisation === null || volunteer.organisationIds.includes(organisation.id) ? accept : refuse('not-a-member', organisation.name)

/**
 * A declared skill is enough, unless the position demands one that the organisation verified and that is valid on the day.
 * @param volunteer null for a person without an account, who has no verified skill; for others the leader's word counts
 */
export function decideSkill(
  demand: SkillDemand | null,
  volunteer: Pick<ProfileFacts, 'skills'> | null,
  startsAt: Instant,
): Decision<SkillRefusal> {
  if (!demand) return accept
  if (!volunteer) return demand.verified ? refuse('skill-unverified', demand.skillName) : accept
  const held = volunteer.skills.find((skill) => skill.skillId === demand.skillId)
  if (!held) return refuse('skill-missing', demand.skillName)
  if (!demand.verified) return accept
  if (!held.verified) return refuse('skill-unverified', demand.skillName)
  return held.expiresAt === null || startsAt < held.expiresAt ? accept : refuse('skill-expired', demand.skillName)
}

/** The confirmed sign-up that is at the same time as the activity. */
export const clashOf = <Own extends OwnTime>(
  own: readonly Own[],
  activity: { id: string; startsAt: Instant; endsAt: Instant },
): Own | undefined => own.find((signUp) => signUp.status === 'confirmed' && signUp.activityId !== activity.id && overlap(signUp, activity))

function decideOwn({ activity, own }: SignUpFacts): Decision<'already-signed-up' | 'overlaps'> {
  if (own.some((signUp) => isLive(signUp.status) && signUp.activityId === activity.id)) return refuse('already-signed-up')
  const clash = clashOf(own, activity)
  return clash ? refuse('overlaps', clash.activityTitle) : accept
}
