/** Leaders' operations on their teams. */
import {
  type Activity,
  type PositionKey,
  type Team,
  type World,
  accountsOf,
  isLive,
  membersOf,
  personOf,
  seatsIn,
  signUpOf,
  unnamedIn,
} from './model/world'
import type { Operation } from './operations'
import type { Chance } from './random'
import { ORGANISATIONS } from './scenario'

const TYPED = ['林木', '何川', '罗田', '宋石', '唐雨', '许云', '韩露', '冯雪'] as const

interface Setting {
  activity: Activity
  /** Name for a team made by this step. */
  as: string
}
type TeamKind = 'createTeam' | 'addMember' | 'replaceMember' | 'removeMember' | 'shrink' | 'withdrawTeam' | 'join'

export function generateTeam(chance: Chance, world: World, kind: TeamKind, { activity, as }: Setting): Operation | undefined {
  if (kind === 'createTeam') return newTeam(chance, world, activity, as)
  const live = world.teams.filter(isLive)
  const from = live.length > 0 && chance.happens(0.95) ? live : world.teams
  if (from.length === 0) return undefined
  const team = chance.one(from)
  const by = chance.happens(0.96) ? team.leader : chance.one(accountsOf(world))
  const member = memberFor(chance, world, team)
  switch (kind) {
    case 'addMember':
      return {
        do: kind,
        by,
        team: team.key,
        position: openPart(chance, world, team, activity),
        name: someName(chance, world, team.organisation),
      }
    case 'replaceMember':
      return member === undefined
        ? undefined
        : { do: kind, by, team: team.key, person: member, name: someName(chance, world, team.organisation) }
    case 'removeMember':
      return member === undefined ? undefined : { do: kind, by, team: team.key, person: member }
    case 'shrink': {
      const position = openPart(chance, world, team, activity)
      const least = seatsIn(team, position) - unnamedIn(world, team, position)
      const seats = chance.happens(0.8) ? chance.between(least, Math.max(least, seatsIn(team, position))) : chance.between(0, 5)
      return { do: kind, by, team: team.key, position, seats }
    }
    case 'withdrawTeam':
      return { do: kind, by, team: team.key }
    case 'join': {
      const caller = chance.one(accountsOf(world).filter((key) => isLikely(chance, world, key, team)))
      const position = chance.happens(0.35) ? null : openPart(chance, world, team, activity)
      return { do: kind, by: caller, team: team.key, position, hasKey: chance.happens(0.97) }
    }
  }
}

/** False for most people who could not join anyway. Never false for the leader, so that at least one person is left. */
function isLikely(chance: Chance, world: World, key: string, team: Team): boolean {
  const own = signUpOf(world, team.activity, key)
  const suits = personOf(world, key).organisations.includes(team.organisation) && !(own && isLive(own))
  return suits || key === team.leader || chance.happens(0.1)
}

function newTeam(chance: Chance, world: World, activity: Activity, as: string): Operation {
  const by = chance.one(accountsOf(world))
  const own = personOf(world, by).organisations
  const organisation = own.length > 0 && chance.happens(0.96) ? chance.one(own) : chance.one(ORGANISATIONS)
  let left = chance.happens(0.04) ? 1 : chance.happens(0.75) ? chance.between(2, 4) : chance.between(4, 6)
  const others = chance.happens(0.03) ? world.activities.flatMap(({ positions }) => positions) : activity.positions
  const wanted = chance.some(others, chance.happens(0.6) ? 1 : 2)
  const used: string[] = []
  const parts = wanted.flatMap((position, index) => {
    const most = chance.happens(0.95) ? Math.min(left, position.seats.length) : left
    const seats = index === wanted.length - 1 ? most : chance.between(Math.min(1, most), most)
    left -= seats
    if (seats === 0) return []
    const names = Array.from({ length: seats }, () => {
      if (chance.happens(0.5)) return null
      const name = someName(chance, world, organisation)
      if (used.includes(name) && chance.happens(0.9)) return null
      used.push(name)
      return name
    })
    return [{ position: position.key, names }]
  })
  const some = parts.length > 0 ? parts : [{ position: chance.one(activity.positions).key, names: [null, null] }]
  return { do: 'createTeam', as, by, activity: activity.key, organisation, parts: some, isStale: chance.happens(0.03) }
}

/** A member's name, another person's, one of a few fixed names, or sometimes an invalid one. */
function someName(chance: Chance, world: World, organisation: string): string {
  if (chance.happens(0.02)) return chance.one(['林', '林3号', '😀😀'])
  const members = world.people.filter((person) => person.hasAccount && person.organisations.includes(organisation))
  if (members.length > 0 && chance.happens(0.4)) return chance.one(members).name
  return chance.happens(0.1) ? chance.one(world.people).name : chance.one(TYPED)
}

function openPart(chance: Chance, world: World, team: Team, activity: Activity): PositionKey {
  const open = team.parts.filter(({ position }) => unnamedIn(world, team, position) > 0)
  if (open.length > 0 && chance.happens(0.9)) return chance.one(open).position
  return team.parts.length > 0 && chance.happens(0.9) ? chance.one(team.parts).position : chance.one(activity.positions).key
}

function memberFor(chance: Chance, world: World, team: Team): string | undefined {
  const members = membersOf(world, team.key)
  const from = members.length > 0 && chance.happens(0.95) ? members : world.signUps
  return from.length > 0 ? chance.one(from).person : undefined
}
