/** A leader's block of seats for one organisation: all seats or none, each named now or later. */
import { type ActivityTimes } from './activities/activity'
import { type Instant } from './calendar/calendar'
import { type Decision, accept, firstRefusal, refuse } from './decision'
import { type SkillDemand } from './activities/position'
import { isName } from './people/names'
import { type ProfileFacts, hasConsent, isComplete } from './people/profile'
import {
  type OwnSignUp,
  type PersonRefusal,
  type WindowRefusal,
  clashOf,
  decidePerson,
  decideSkill,
  decideWindow,
  isLive,
} from './sign-ups/sign-up'

export type TeamStatus =
  /** All its seats are held. */
  | 'confirmed'
  /** The team waits for all its seats together. */
  | 'waitlisted'
  /** By its leader, or by an organiser. */
  | 'withdrawn'
  /** With its activity. */
  | 'cancelled'

/** Smallest team: one person signs up alone. */
export const SMALLEST_TEAM = 2
export const LARGEST_TEAM = 60

/** A person named by the leader. */
export interface NamedPerson {
  name: string
  /** Number of members of the organisation with this name and an account. Two cannot be told apart. */
  accounts: number
  /** Profile of the account; null without one. */
  profile: Pick<ProfileFacts, 'skills'> | null
  /** Their live sign-ups, to any activity. */
  own: readonly OwnSignUp[]
}

export interface TeamPart {
  /** Absent when the activity has no such position. */
  position: { name: string; capacity: number; demand: SkillDemand | null } | undefined
  /** Seats wanted, named or not. */
  seats: number
  people: readonly NamedPerson[]
}

export interface TeamFacts {
  activity: ActivityTimes & { id: string; version: number }
  /** The version that the form was filled from. */
  seenVersion: number
  leader: ProfileFacts
  organisation: { id: string; name: string }
  parts: readonly TeamPart[]
}

/** Why a named person cannot be in a team, in the order the reasons are checked. `about` is the name as written. */
export type MemberRefusal =
  /** Not a name: emoji, digits, one character or more than twenty. */
  | 'name-invalid'
  /** Two members of the organisation have the name; the person has to join by the invitation. */
  | 'name-ambiguous'
  | 'member-skill-missing'
  | 'member-skill-unverified'
  | 'member-signed-up'
  /** `about` is the name and the other activity's title. */
  | 'member-overlaps'

/** Why a team is refused, in the order the reasons are checked. */
export type TeamRefusal =
  | WindowRefusal
  | 'changed-meanwhile'
  | 'unknown-position'
  | 'profile-incomplete'
  | 'consent-missing'
  /** `about` is the organisation's name. */
  | 'not-a-member'
  /** `about` is the smallest or largest number. */
  | 'team-too-small'
  | 'team-too-large'
  /** More seats than the position has in all. `about` is the position's name. */
  | 'team-exceeds-position'
  /** `about` is the name. */
  | 'name-twice'
  /** The names deadline has passed, so every seat needs a name. */
  | 'names-missing'
  | MemberRefusal

export function decideTeam({ activity, seenVersion, leader, organisation, parts }: TeamFacts, now: Instant): Decision<TeamRefusal> {
  const seats = parts.reduce((sum, part) => sum + part.seats, 0)
  const people = parts.flatMap((part) => part.people)
  const tooLarge = parts.find((part) => part.position && part.seats > part.position.capacity)
  return firstRefusal<TeamRefusal>([
    decideWindow(activity, now),
    activity.version === seenVersion ? accept : refuse('changed-meanwhile'),
    parts.every((part) => part.position) ? accept : refuse('unknown-position'),
    isComplete(leader) ? accept : refuse('profile-incomplete'),
    hasConsent(leader) ? accept : refuse('consent-missing'),
    leader.organisationIds.includes(organisation.id) ? accept : refuse('not-a-member', organisation.name),
    seats >= SMALLEST_TEAM ? accept : refuse('team-too-small', String(SMALLEST_TEAM)),
    seats <= LARGEST_TEAM ? accept : refuse('team-too-large', String(LARGEST_TEAM)),
    tooLarge?.position ? refuse('team-exceeds-position', tooLarge.position.name) : accept,
    decideNamesApart(people.map(({ name }) => name)),
    seats === people.length || now < activity.namesUntil ? accept : refuse('names-missing'),
    ...parts.flatMap(({ position, people: members }) => members.map((member) => decideMember(member, position?.demand ?? null, activity))),
  ])
}

/** Refuses a name that occurs twice, since one name stands for one person. */
export function decideNamesApart(names: readonly string[]): Decision<'name-twice'> {
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  return twice === undefined ? accept : refuse('name-twice', twice)
}

/** Refuses a name that the team already has. Two people who joined by the invitation may share a name. */
export const decideNewName = (name: string, known: readonly string[]): Decision<'name-twice'> =>
  known.includes(name) ? refuse('name-twice', name) : accept

/** A person without an account has no verified skill; for an unverified one the leader's word counts. */
export function decideMember(
  { name, accounts, profile, own }: NamedPerson,
  demand: SkillDemand | null,
  activity: Pick<ActivityTimes, 'startsAt' | 'endsAt'> & { id: string },
): Decision<MemberRefusal> {
  if (!isName(name)) return refuse('name-invalid', name)
  if (accounts > 1) return refuse('name-ambiguous', name)
  const skill = decideSkill(demand, profile, activity.startsAt)
  if (!skill.ok) return refuse(skill.reason === 'skill-missing' ? 'member-skill-missing' : 'member-skill-unverified', name)
  if (own.some((signUp) => isLive(signUp.status) && signUp.activityId === activity.id)) return refuse('member-signed-up', name)
  const clash = clashOf(own, activity)
  return clash ? refuse('member-overlaps', `${name}（${clash.activityTitle}）`) : accept
}

/** Why the leader may not change the team's names, in the order the reasons are checked. */
export type TeamChangeRefusal =
  /** The team was withdrawn or cancelled. */
  | 'team-gone'
  | 'already-begun'
  /** Every seat has a name. */
  | 'team-full'
  | 'names-closed'

/** A person may be named for an unnamed seat until the names deadline. */
export const decideNaming = (
  team: { status: TeamStatus; open: number },
  activity: Pick<ActivityTimes, 'startsAt' | 'namesUntil'>,
  now: Instant,
): Decision<TeamChangeRefusal> =>
  firstRefusal<TeamChangeRefusal>([
    decideReplacing(team, activity, now),
    now < activity.namesUntil ? accept : refuse('names-closed'),
    team.open > 0 ? accept : refuse('team-full'),
  ])

/** A named person may be replaced until the start. */
export const decideReplacing = (
  team: { status: TeamStatus },
  activity: Pick<ActivityTimes, 'startsAt'>,
  now: Instant,
): Decision<'team-gone' | 'already-begun'> =>
  firstRefusal<'team-gone' | 'already-begun'>([
    isLive(team.status) ? accept : refuse('team-gone'),
    now < activity.startsAt ? accept : refuse('already-begun'),
  ])

/** Why a team cannot be made smaller. `about` is the number of named seats in the position. */
export type ShrinkRefusal = 'team-cannot-grow' | 'team-names-exceed'

export function decideShrinking(part: { seats: number; named: number }, wanted: number): Decision<ShrinkRefusal> {
  if (wanted > part.seats) return refuse('team-cannot-grow')
  return wanted >= part.named ? accept : refuse('team-names-exceed', String(part.named))
}

/** Why a volunteer cannot join by the invitation, in the order the reasons are checked. */
export type JoinRefusal = TeamChangeRefusal | 'activity-cancelled' | PersonRefusal | 'already-signed-up' | 'overlaps'

export interface JoinFacts {
  activity: ActivityTimes & { id: string }
  team: { status: TeamStatus; organisation: { id: string; name: string } }
  /** Seats without a name in the position chosen. */
  open: number
  /** The leader named this person, so the seat is theirs even after the names deadline. */
  isNamed: boolean
  demand: SkillDemand | null
  volunteer: ProfileFacts
  own: readonly OwnSignUp[]
}

export function decideJoining({ activity, team, open, isNamed, demand, volunteer, own }: JoinFacts, now: Instant): Decision<JoinRefusal> {
  const clash = clashOf(own, activity)
  return firstRefusal<JoinRefusal>([
    activity.status === 'cancelled' ? refuse('activity-cancelled') : accept,
    isNamed ? decideReplacing(team, activity, now) : decideNaming({ status: team.status, open }, activity, now),
    decidePerson({ volunteer, organisation: team.organisation, demand, startsAt: activity.startsAt }),
    own.some((signUp) => isLive(signUp.status) && signUp.activityId === activity.id) ? refuse('already-signed-up') : accept,
    clash ? refuse('overlaps', clash.activityTitle) : accept,
  ])
}
