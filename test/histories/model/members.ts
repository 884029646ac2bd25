/** The people of a team: naming, replacing, removing, and joining by the invitation. */
import type { Operation } from '../operations'
import { elsewhere, skillProblem } from './fitness'
import { end, loseMember, name } from './places'
import { comeToRest } from './waitlist'
import {
  type Activity,
  type Expected,
  type Person,
  type PersonKey,
  type Pick,
  type PositionKey,
  type Team,
  type World,
  activityOf,
  done,
  isLive,
  liveOf,
  malformed,
  membersOf,
  notTheirs,
  personOf,
  positionOf,
  refused,
  signUpOf,
  teamOf,
  unnamedIn,
} from './world'

type Of<Do extends Operation['do']> = Extract<Operation, { do: Do }>

/** The person meant by a typed name. */
export interface Meaning {
  person: Person
  /** True if several people with an account have the name, so that it is ambiguous. */
  isAmbiguous: boolean
}

/**
 * Person meant by a leader's typed name: the verified member of that name with an account, else a person known by that name
 * alone, else a new one. An account counts while its owner consents to the use of their data. A leader whom the
 * organisation has not verified cannot find its members: every name is a new person.
 */
export function meant(
  world: World,
  { leader, organisation }: { leader: PersonKey; organisation: string },
  typed: string,
  pick: Pick,
): Meaning {
  const known = world.people.filter((one) => one.name === typed && one.organisations.includes(organisation))
  const byName = known.filter(({ hasAccount }) => !hasAccount)
  const key: PersonKey = byName.length === 0 ? `${organisation}/${typed}` : `${organisation}/${typed}/${byName.length + 1}`
  const person: Person = {
    key,
    name: typed,
    hasAccount: false,
    organisations: [organisation],
    vouchedFor: personOf(world, leader).vouchedFor.includes(organisation) ? [organisation] : [],
    consents: false,
    skills: [],
    createdAt: world.now,
  }
  if (!personOf(world, leader).vouchedFor.includes(organisation)) return { person, isAmbiguous: false }
  const accounts = known.filter(({ hasAccount, consents, vouchedFor }) => hasAccount && consents && vouchedFor.includes(organisation))
  const [account] = accounts
  if (account) return { person: account, isAmbiguous: accounts.length > 1 }
  // Of several people the one known longest is meant, or any of those who became known at the same moment.
  const vouched = byName.filter(({ vouchedFor }) => vouchedFor.includes(organisation))
  const first = vouched.filter(({ createdAt }) => vouched.every((other) => createdAt <= other.createdAt))
  return { person: first[first.length > 1 ? pick(first.length) : 0] ?? person, isAmbiguous: false }
}

/** Reason why a leader cannot name this person. */
export function memberProblem(
  world: World,
  activity: Activity,
  position: PositionKey,
  { person, isAmbiguous }: Meaning,
): string | undefined {
  if (/[^\p{Script=Han}]/u.test(person.name) || person.name.length < 2) return 'name-invalid'
  if (isAmbiguous) return 'name-ambiguous'
  const skill = skillProblem(person, positionOf(world, position).skill, activity.startsAt)
  if (skill) return skill === 'skill-missing' ? 'member-skill-missing' : 'member-skill-unverified'
  if (liveOf(world, person.key).some((one) => one.activity === activity.key)) return 'member-signed-up'
  return elsewhere(world, person.key, activity) ? 'member-overlaps' : undefined
}

/** Refusal of a name that the team already has; undefined for a new name. */
const twice = (world: World, team: Team, typed: string): string | undefined =>
  membersOf(world, team.key).some((member) => personOf(world, member.person).name === typed) ? 'name-twice' : undefined

/** Reason why the leader can no longer change the team. */
export function changeProblem(world: World, team: Team): string | undefined {
  if (!isLive(team)) return 'team-gone'
  return world.now >= activityOf(world, team.activity).startsAt ? 'already-begun' : undefined
}

const namingProblem = (world: World, team: Team, position: PositionKey | undefined): string | undefined =>
  changeProblem(world, team) ??
  (world.now >= activityOf(world, team.activity).namesUntil ? 'names-closed' : undefined) ??
  (position === undefined || unnamedIn(world, team, position) < 1 ? 'team-full' : undefined)

const isPartOf = (team: Team, position: PositionKey): boolean => team.parts.some((part) => part.position === position)

export function addMember(world: World, { by, team: key, position, name: typed }: Of<'addMember'>, pick: Pick): Expected {
  const team = teamOf(world, key)
  if (team.leader !== by) return notTheirs
  if (!isPartOf(team, position)) return malformed
  const meaning = meant(world, team, typed, pick)
  const problem =
    namingProblem(world, team, position) ??
    memberProblem(world, activityOf(world, team.activity), position, meaning) ??
    twice(world, team, typed)
  if (problem) return refused(problem)
  name(world, team, position, meaning.person)
  comeToRest(world, pick)
  return done
}

export function replaceMember(world: World, { by, team: key, person, name: typed }: Of<'replaceMember'>, pick: Pick): Expected {
  const team = teamOf(world, key)
  if (team.leader !== by) return notTheirs
  const member = signUpOf(world, team.activity, person)
  const problem = changeProblem(world, team)
  if (problem) return refused(problem)
  if (!member || member.team !== key || !isLive(member)) return refused('not-signed-up')
  const meaning = meant(world, team, typed, pick)
  const wrong = memberProblem(world, activityOf(world, team.activity), member.position, meaning) ?? twice(world, team, typed)
  if (wrong) return refused(wrong)
  end(world, member, 'withdrawn')
  name(world, team, member.position, meaning.person)
  comeToRest(world, pick, [team.activity])
  return done
}

export function removeMember(world: World, { by, team: key, person }: Of<'removeMember'>, pick: Pick): Expected {
  const team = teamOf(world, key)
  if (team.leader !== by) return notTheirs
  const member = signUpOf(world, team.activity, person)
  const problem = changeProblem(world, team)
  if (problem) return refused(problem)
  if (!member || member.team !== key || !isLive(member)) return refused('not-signed-up')
  if (member.status === 'confirmed' && world.now >= activityOf(world, team.activity).withdrawUntil)
    return refused('past-withdrawal-deadline')
  loseMember(world, member, pick)
  comeToRest(world, pick, [team.activity])
  return done
}

const isNamesake = (person: Person, caller: Person): boolean => !person.hasAccount && person.name === caller.name

/** Takes the seat with the caller's name, otherwise an unnamed seat: in the requested position, or in any position if none was requested. */
export function join(world: World, { by, team: key, position, hasKey }: Of<'join'>, pick: Pick): Expected {
  if (!hasKey) return notTheirs
  const team = teamOf(world, key)
  const activity = activityOf(world, team.activity)
  const caller = personOf(world, by)
  const own = membersOf(world, key).find(({ person }) => isNamesake(personOf(world, person), caller))
  if (!own && position !== null && !isPartOf(team, position)) return malformed
  const open = team.parts.filter((part) => unnamedIn(world, team, part.position) > 0)
  const place = own?.position ?? position ?? open[open.length > 1 ? pick(open.length) : 0]?.position
  if (activity.status === 'cancelled') return refused('activity-cancelled')
  const closed = own ? changeProblem(world, team) : namingProblem(world, team, place)
  if (closed || place === undefined) return refused(closed ?? 'team-full')
  if (!caller.consents) return refused('profile-incomplete')
  if (!caller.organisations.includes(team.organisation)) return refused('not-a-member')
  const problem = skillProblem(caller, positionOf(world, place).skill, activity.startsAt)
  if (problem) return refused(problem)
  if (liveOf(world, by).some((one) => one.activity === activity.key)) return refused('already-signed-up')
  if (elsewhere(world, by, activity)) return refused('overlaps')
  if (own) end(world, own, 'withdrawn')
  name(world, team, place, caller)
  comeToRest(world, pick)
  return { ok: true, status: signUpOf(world, activity.key, by)?.status === 'confirmed' ? 'confirmed' : 'waitlisted' }
}
