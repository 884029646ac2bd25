/** Operations on whole teams: creation, shrinking, withdrawal, and the release of unnamed seats. */
import type { Operation } from '../operations'
import { type Meaning, changeProblem, meant, memberProblem } from './members'
import { endTeam, giveBack, name, releaseUnnamed } from './places'
import { isPositionOf, windowProblem } from './sign-ups'
import { arrive, comeToRest, whole } from './waitlist'
import {
  type Expected,
  type Pick,
  type Team,
  type World,
  activityOf,
  done,
  isLive,
  notTheirs,
  personOf,
  positionOf,
  refused,
  seatsIn,
  teamOf,
  unnamedIn,
} from './world'

type Of<Do extends Operation['do']> = Extract<Operation, { do: Do }>

export function createTeam(world: World, operation: Of<'createTeam'>, pick: Pick): Expected {
  const { as: key, by, activity: activityKey, organisation, parts } = operation
  const asked = parts.map(({ position, names }) => ({
    position,
    meanings: names.flatMap((typed) => (typed === null ? [] : [meant(world, { leader: by, organisation }, typed, pick)])),
  }))
  const problem = teamProblem(world, operation, asked)
  if (problem) return refused(problem)
  const team: Team = {
    key,
    id: null,
    activity: activityKey,
    organisation,
    leader: by,
    status: 'waitlisted',
    passedOver: 0,
    arrival: ++world.arrivals,
    parts: parts.map(({ position, names }) => ({ position, seats: names.length })),
  }
  world.teams.push(team)
  for (const { position, meanings } of asked) {
    positionOf(world, position).wasUsed = true
    for (const { person } of meanings) name(world, team, position, person)
  }
  return arrive(world, whole(world, team), pick, activityOf(world, activityKey))
}

function teamProblem(
  world: World,
  { by, activity: key, organisation, parts, isStale }: Of<'createTeam'>,
  asked: readonly { position: string; meanings: readonly Meaning[] }[],
): string | undefined {
  const activity = activityOf(world, key)
  const leader = personOf(world, by)
  const closed = windowProblem(activity, world.now)
  if (closed) return closed
  if (isStale) return 'changed-meanwhile'
  if (parts.some(({ position }) => !isPositionOf(activity, position))) return 'unknown-position'
  if (!leader.consents) return 'profile-incomplete'
  if (!leader.organisations.includes(organisation)) return 'not-a-member'
  const seats = parts.flatMap(({ names }) => names)
  if (seats.length < 2) return 'team-too-small'
  if (parts.some(({ position, names }) => names.length > positionOf(world, position).seats.length)) return 'team-exceeds-position'
  const typed = seats.filter((one) => one !== null)
  if (new Set(typed).size < typed.length) return 'name-twice'
  if (typed.length < seats.length && world.now >= activity.namesUntil) return 'names-missing'
  for (const { position, meanings } of asked)
    for (const meaning of meanings) {
      const problem = memberProblem(world, activity, position, meaning)
      if (problem) return problem
    }
  return undefined
}

/** Reason why a team or a single person may not give up seats. */
export function leavingProblem(world: World, team: Team): string | undefined {
  const activity = activityOf(world, team.activity)
  if (!isLive(team)) return 'not-signed-up'
  if (world.now >= activity.startsAt) return 'already-begun'
  return team.status === 'confirmed' && world.now >= activity.withdrawUntil ? 'past-withdrawal-deadline' : undefined
}

export function shrink(world: World, { by, team: key, position, seats }: Of<'shrink'>, pick: Pick): Expected {
  const team = teamOf(world, key)
  if (team.leader !== by) return notTheirs
  const problem = changeProblem(world, team) ?? leavingProblem(world, team)
  if (problem) return refused(problem)
  const now = seatsIn(team, position)
  if (seats > now) return refused('team-cannot-grow')
  if (seats < now - unnamedIn(world, team, position)) return refused('team-names-exceed')
  for (let n = seats; n < now; n++) giveUpOne(world, team, position, pick)
  comeToRest(world, pick, [team.activity])
  return done
}

/** Releases one seat. The program may choose a reserved or an open one. */
function giveUpOne(world: World, team: Team, position: string, pick: Pick): void {
  const held = positionOf(world, position).seats
  const unnamed = held.filter((seat) => seat.team === team.key && seat.person === null)
  const kinds = [...new Map(unnamed.map((seat) => [seat.reservedFor, seat])).values()]
  const chosen = kinds[kinds.length > 1 ? pick(kinds.length) : 0]
  // `giveBack` releases the first seat.
  if (chosen) held.sort((one, other) => Number(other === chosen) - Number(one === chosen))
  giveBack(world, team, position, 1)
}

export function withdrawTeam(world: World, { by, team: key }: Of<'withdrawTeam'>, pick: Pick): Expected {
  const team = teamOf(world, key)
  if (team.leader !== by) return notTheirs
  const problem = leavingProblem(world, team)
  if (problem) return refused(problem)
  endTeam(world, team, 'withdrawn')
  comeToRest(world, pick, [team.activity])
  return done
}

/** The job at the names deadline: releases unnamed seats, and withdraws teams without names. */
export function job(world: World, pick: Pick): Expected {
  for (const team of world.teams) {
    const activity = activityOf(world, team.activity)
    if (!isLive(team) || world.now < activity.namesUntil || world.now >= activity.startsAt) continue
    releaseUnnamed(world, team)
  }
  comeToRest(
    world,
    pick,
    world.activities.map(({ key }) => key),
  )
  return done
}
