/**
 * Expected state of the program, as plain arrays. It is written from the rules, not from the program, and naive on purpose,
 * so that it does not repeat a mistake of the program.
 */
import type { ActivityPlan } from '../../../src/contract/activities/desk'

export const hour = 3_600_000

/** Key of a person: `p3` with an account, `minge/周明` known by name alone, `minge/周明/2` for another of that name. */
export type PersonKey = string
/** Key of an activity: `A0`. The key of its first position is `A0.a`. */
export type ActivityKey = string
export type PositionKey = string
/** Key of a team: `t7` for a team made by the seventh step. */
export type TeamKey = string

export interface Person {
  key: PersonKey
  name: string
  hasAccount: boolean
  organisations: string[]
  /** Organisations that have verified this membership. */
  vouchedFor: string[]
  /** True with consent to the use of personal data. */
  consents: boolean
  skills: { skill: string; verified: boolean; expiresAt: number | null }[]
  createdAt: number
}

export interface Seat {
  /** Id in the database, which is the order of seats. Null for a seat added by the last step. */
  id: number | null
  person: PersonKey | null
  /** Team that holds the seat, with or without a name. */
  team: TeamKey | null
  reservedFor: string | null
  reservedUntil: number | null
}

export interface Position {
  key: PositionKey
  id: string
  skill: string | null
  seats: Seat[]
  /** True once a person has signed up for the position. */
  wasUsed: boolean
}

export interface Activity {
  key: ActivityKey
  id: string
  status: 'published' | 'cancelled'
  version: number
  startsAt: number
  endsAt: number
  opensAt: number
  closesAt: number
  withdrawUntil: number
  namesUntil: number
  /** True after a move, which may reserve seats that others have taken. */
  wasMoved?: boolean
  positions: Position[]
  /** The plan as the organiser's form shows it. */
  plan: ActivityPlan
}

export type Status = 'confirmed' | 'waitlisted' | 'withdrawn' | 'cancelled'

export interface SignUp {
  /** Id in the database; null until it is read. */
  id: string | null
  activity: ActivityKey
  position: PositionKey
  person: PersonKey
  organisation: string | null
  team: TeamKey | null
  status: Status
  clashes: boolean
  arrival: number
}

export interface Team {
  key: TeamKey
  id: string | null
  activity: ActivityKey
  organisation: string
  leader: PersonKey
  status: Status
  passedOver: number
  arrival: number
  /** Seats by position, without positions given up. */
  parts: { position: PositionKey; seats: number }[]
}

export interface World {
  now: number
  people: Person[]
  activities: Activity[]
  signUps: SignUp[]
  teams: Team[]
  /** Number of arrivals so far: the next arrival's place in the order. */
  arrivals: number
  /** Activities changed without a request, whose effects may wait for the next job. */
  pending: ActivityKey[]
}

/** Choice among options that the rules leave open; the model tries each. @returns 0 … options-1 */
export type Pick = (options: number) => number

/** Expected answer to a request. */
export type Expected =
  | { ok: true; status?: 'confirmed' | 'waitlisted' }
  /** One of these refusals; the rules leave it open which is found first. */
  | { refused: readonly string[] }
  /** A fault: the caller has no permission, or the subject does not exist. */
  | { fault: readonly string[] }

export const done: Expected = { ok: true }
export const refused = (...reasons: string[]): Expected => ({ refused: reasons })
/** Fault for a subject that does not exist or is another person's, which the model does not distinguish. */
export const notTheirs: Expected = { fault: ['not-found', 'forbidden'] }
/** Fault for a request that names a part which its subject does not have. */
export const malformed: Expected = { fault: ['malformed'] }

export const isLive = ({ status }: { status: Status }): boolean => status === 'confirmed' || status === 'waitlisted'

function found<T>(thing: T | undefined, key: string): T {
  if (thing === undefined) throw new Error(`the model has no ${key}`)
  return thing
}

export const activityOf = (world: World, key: ActivityKey): Activity =>
  found(
    world.activities.find((activity) => activity.key === key),
    key,
  )
export const positionsOf = (world: World): Position[] => world.activities.flatMap(({ positions }) => positions)
export const positionOf = (world: World, key: PositionKey): Position =>
  found(
    positionsOf(world).find((position) => position.key === key),
    key,
  )
export const teamOf = (world: World, key: TeamKey): Team =>
  found(
    world.teams.find((team) => team.key === key),
    key,
  )
export const personOf = (world: World, key: PersonKey): Person =>
  found(
    world.people.find((person) => person.key === key),
    key,
  )

export const accountsOf = (world: World): PersonKey[] => world.people.filter(({ hasAccount }) => hasAccount).map(({ key }) => key)
export const membersOf = (world: World, team: TeamKey): SignUp[] => world.signUps.filter((one) => one.team === team && isLive(one))
export const liveOf = (world: World, person: PersonKey): SignUp[] => world.signUps.filter((one) => one.person === person && isLive(one))
/** The person's latest sign-up for the activity, live or not. */
export const signUpOf = (world: World, activity: ActivityKey, person: PersonKey): SignUp | undefined =>
  [...world.signUps].reverse().find((one) => one.activity === activity && one.person === person)
export const seatsIn = (team: Team, position: PositionKey): number => team.parts.find((part) => part.position === position)?.seats ?? 0
/** Number of the team's unnamed seats in the position. */
export const unnamedIn = (world: World, team: Team, position: PositionKey): number =>
  seatsIn(team, position) - membersOf(world, team.key).filter((member) => member.position === position).length
