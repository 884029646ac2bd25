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

/**
 * Whom the leader means: the one member of the organisation with an account of that name, or somebody known by name alone.
 * An account counts while its owner agrees to the use of their data.
 */
export function meant(world: World, organisation: string, name: string): { person: Person; isAmbiguous: boolean } {
  const accounts = world.people.filter((one) => one.hasAccount && one.consents && one.name === name && one.organisations.includes(organisation))
  const key: PersonKey = `${organisation}/${name}`
  const unknown: Person = { key, name, hasAccount: false, organisations: [organisation], consents: false, skills: [] }
  return { person: accounts[0] ?? unknown, isAmbiguous: accounts.length > 1 }
}

/** Why a leader cannot name this person. */
export function memberProblem(
  world: World,
  activity: Activity,
  organisation: string,
  position: PositionKey,
  name: string,
): string | undefined {
  if (/[^\p{Script=Han}]/u.test(name) || name.length < 2) return 'name-invalid'
  const { person, isAmbiguous } = meant(world, organisation, name)
  if (isAmbiguous) return 'name-ambiguous'
  const skill = skillProblem(person, positionOf(world, position).skill, activity.startsAt)
  if (skill) return skill === 'skill-missing' ? 'member-skill-missing' : 'member-skill-unverified'
  if (liveOf(world, person.key).some((one) => one.activity === activity.key)) return 'member-signed-up'
  return elsewhere(world, person.key, activity) ? 'member-overlaps' : undefined
}

/** Why the leader may not change the team any more. */
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
  const problem =
    namingProblem(world, team, position) ?? memberProblem(world, activityOf(world, team.activity), team.organisation, position, typed)
  if (problem) return refused(problem)
  name(world, team, position, meant(world, team.organisation, typed).person)
  comeToRest(world, pick, [team.activity])
  return done
}

export function replaceMember(world: World, { by, team: key, person, name: typed }: Of<'replaceMember'>, pick: Pick): Expected {
  const team = teamOf(world, key)
  if (team.leader !== by) return notTheirs
  const member = signUpOf(world, team.activity, person)
  const problem = changeProblem(world, team)
  if (problem) return refused(problem)
  if (!member || member.team !== key || !isLive(member)) return refused('not-signed-up')
  const wrong = memberProblem(world, activityOf(world, team.activity), team.organisation, member.position, typed)
  if (wrong) return refused(wrong)
  end(world, member, 'withdrawn')
  name(world, team, member.position, meant(world, team.organisation, typed).person)
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
  if (member.status === 'confirmed' && world.now >= activityOf(world, team.activity).withdrawUntil) return refused('past-withdrawal-deadline')
  loseMember(world, member, pick)
  comeToRest(world, pick, [team.activity])
  return done
}

/** The seat that bears the caller's own name, or one without a name: the one asked for, or any. */
export function join(world: World, { by, team: key, position, hasKey }: Of<'join'>, pick: Pick): Expected {
  if (!hasKey) return notTheirs
  const team = teamOf(world, key)
  const activity = activityOf(world, team.activity)
  const caller = personOf(world, by)
  const own = membersOf(world, key).find(({ person }) => person === `${team.organisation}/${caller.name}`)
  if (!own && position !== null && !isPartOf(team, position)) return malformed
  const open = team.parts.filter((part) => unnamedIn(world, team, part.position) > 0)
  const place = own?.position ?? position ?? open[open.length > 1 ? pick(open.length) : 0]?.position
  if (activity.status === 'cancelled') return refused('activity-cancelled')
  const closed = own ? changeProblem(world, team) : namingProblem(world, team, place)
  if (closed || place === undefined) return refused(closed ?? 'team-full')
  if (!caller.consents) return refused('consent-missing')
  if (!caller.organisations.includes(team.organisation)) return refused('not-a-member')
  const problem = skillProblem(caller, positionOf(world, place).skill, activity.startsAt)
  if (problem) return refused(problem)
  if (liveOf(world, by).some((one) => one.activity === activity.key)) return refused('already-signed-up')
  if (elsewhere(world, by, activity)) return refused('overlaps')
  if (own) end(world, own, 'withdrawn')
  name(world, team, place, caller)
  comeToRest(world, pick, [activity.key])
  return { ok: true, status: signUpOf(world, activity.key, by)?.status === 'confirmed' ? 'confirmed' : 'waitlisted' }
}
