/** Generates the next operation of a history: mostly a likely one, sometimes one that has to be refused. */
import { atOnce } from './generate-at-once'
import { generateDesk } from './generate-desk'
import { generateTeam } from './generate-teams'
import { waitingOf } from './model/waitlist'
import {
  type Activity,
  type PersonKey,
  type SignUp,
  type World,
  accountsOf,
  activityOf,
  hour,
  isLive,
  liveOf,
  personOf,
} from './model/world'
import type { Kind, Operation } from './operations'
import type { Chance } from './random'
import { ORGANISATIONS, SKILLS } from './scenario'

/** Relative frequency of each kind. */
const WEIGHTS: Record<Kind, number> = {
  signUp: 28,
  withdraw: 13,
  createTeam: 14,
  addMember: 7,
  replaceMember: 4,
  removeMember: 4,
  shrink: 5,
  withdrawTeam: 3,
  join: 7,
  confirm: 6,
  move: 4,
  remove: 4,
  edit: 8,
  cancel: 0.4,
  saveProfile: 4,
  vouch: 2,
  wait: 7,
  job: 3,
  retry: 6,
  atOnce: 5,
  reuse: 1,
}
const KINDS = Object.keys(WEIGHTS) as Kind[]
const TOTAL = KINDS.reduce((sum, kind) => sum + WEIGHTS[kind], 0)

function kindFrom(chance: Chance): Kind {
  let left = (chance.int(10_000) / 10_000) * TOTAL
  return KINDS.find((kind) => (left -= WEIGHTS[kind]) < 0) ?? 'signUp'
}

export interface Past {
  /** Labels of answered requests. */
  sent: readonly string[]
  label: string
}

export function nextOperation(chance: Chance, world: World, past: Past): Operation {
  for (;;) {
    const operation = generate(chance, world, kindFrom(chance), past)
    if (operation) return operation
  }
}

/** Mostly a coming activity, often the one with the longest waitlist, where the rules interact. */
function openActivity(chance: Chance, world: World): Activity {
  const open = world.activities.filter(({ status, startsAt }) => status === 'published' && world.now < startsAt)
  const [busiest] = [...open].sort((one, other) => waitingOf(world, other.key).length - waitingOf(world, one.key).length)
  if (busiest && chance.happens(0.5)) return busiest
  return chance.one(open.length > 0 && chance.happens(0.95) ? open : world.activities)
}

/** An operation of a kind; undefined if the world has no subject for it yet. */
function generate(chance: Chance, world: World, kind: Kind, { sent, label }: Past): Operation | undefined {
  switch (kind) {
    case 'signUp':
      return someSigningUp(chance, world)
    case 'withdraw': {
      const contested = chance.happens(0.6) ? contestedFor(chance, world) : undefined
      const hasAccount = (signUp: SignUp) => personOf(world, signUp.person).hasAccount
      const isInTheWay = (signUp: SignUp) => hasAccount(signUp) && signUp.position === contested?.position && signUp.status === 'confirmed'
      const own = someSignUp(chance, world, isInTheWay) ?? someSignUp(chance, world, hasAccount)
      if (!own) return undefined
      return { do: kind, by: chance.happens(0.95) ? own.person : chance.one(accountsOf(world)), activity: own.activity, person: own.person }
    }
    case 'saveProfile': {
      const person = personOf(world, chance.one(accountsOf(world)))
      const { consents, skills, organisations } = person
      const held = skills.map(({ skill }) => skill)
      // Sign-ups and teams of a person who takes the consent back end by rules of their own, which have tests of their own.
      const change = chance.one(['skills', 'organisations', ...(isBusy(world, person.key) ? [] : (['consents'] as const))] as const)
      return {
        do: kind,
        by: person.key,
        consents: change === 'consents' ? !consents : consents,
        skills: change === 'skills' ? chance.some(SKILLS, chance.int(3)) : held,
        organisations: change === 'organisations' ? chance.some(ORGANISATIONS, chance.between(1, 2)) : organisations,
      }
    }
    case 'vouch': {
      const expiresAt = chance.happens(0.5) ? null : chance.one(world.activities).startsAt + chance.one([-24, 0, 1, 24]) * hour
      return { do: kind, person: chance.one(accountsOf(world)), skill: 'medicine', verified: chance.happens(0.6), expiresAt }
    }
    case 'wait':
      return { do: kind, until: chance.happens(0.6) ? nextDeadline(chance, world) : world.now + chance.between(1, 10) * hour }
    case 'job':
      return { do: kind }
    case 'retry':
    case 'reuse':
      return sent.length > 0 ? { do: kind, of: chance.one(sent) } : undefined
    case 'atOnce':
      return atOnce(chance, world, label, (part, as) => generate(chance, world, part, { sent, label: as }))
    case 'createTeam':
    case 'addMember':
    case 'replaceMember':
    case 'removeMember':
    case 'shrink':
    case 'withdrawTeam':
    case 'join':
      return generateTeam(chance, world, kind, { activity: openActivity(chance, world), as: label.replace('#', 't') })
    case 'confirm':
    case 'move':
    case 'remove':
    case 'edit':
    case 'cancel':
      return generateDesk(chance, world, kind, { activity: openActivity(chance, world), label })
  }
}

function someSigningUp(chance: Chance, world: World): Operation {
  const contested = chance.happens(0.5) ? contestedFor(chance, world) : undefined
  const activity = contested ? activityOf(world, contested.activity) : openActivity(chance, world)
  const isThere = (key: string) => liveOf(world, key).some((one) => one.activity === activity.key)
  const free = accountsOf(world).filter((key) => !isThere(key))
  // Preferred are volunteers whose team waits for another activity, since coming here they hold the team back.
  const inTeams = free.filter((key) => liveOf(world, key).some(({ team, status }) => team !== null && status === 'waitlisted'))
  const from = chance.happens(0.3) ? accountsOf(world) : chance.happens(0.2) && inTeams.length > 0 ? inTeams : free
  const by = chance.one(from.length > 0 ? from : accountsOf(world))
  const others = chance.happens(0.03) ? world.activities.flatMap(({ positions }) => positions) : activity.positions
  const position = contested?.position ?? chance.one(others).key
  const own = personOf(world, by).organisations
  const organisation = chance.happens(0.04) ? chance.one(ORGANISATIONS) : own.length > 0 && chance.happens(0.8) ? chance.one(own) : null
  return { do: 'signUp', by, activity: activity.key, position, organisation, isStale: chance.happens(0.03) }
}

/** A position of the waiting team that was passed over most often. Sign-ups and withdrawals there pass it over again. */
function contestedFor(chance: Chance, world: World): { activity: string; position: string } | undefined {
  const waiting = world.teams.filter((team) => team.status === 'waitlisted' && world.now < activityOf(world, team.activity).startsAt)
  if (waiting.length === 0) return undefined
  const { activity, parts } = waiting.reduce((one, other) => (other.passedOver > one.passedOver ? other : one))
  return { activity, position: chance.one(parts).position }
}

/** A sign-up for which `suits` is true, mostly a live one. */
export function someSignUp(chance: Chance, world: World, suits: (signUp: SignUp) => boolean): SignUp | undefined {
  const all = world.signUps.filter(suits)
  const live = all.filter(isLive)
  const from = live.length > 0 && chance.happens(0.93) ? live : all
  return from.length > 0 ? chance.one(from) : undefined
}

/** The next time at which a reservation or deadline ends, or the last millisecond before it. */
function nextDeadline(chance: Chance, world: World): number {
  const moments = world.activities.flatMap(({ startsAt, closesAt, withdrawUntil, namesUntil, positions }) => [
    startsAt,
    startsAt - 12 * hour,
    closesAt,
    withdrawUntil,
    namesUntil,
    ...positions.flatMap(({ seats }) => seats.flatMap(({ reservedUntil }) => reservedUntil ?? [])),
  ])
  const next = Math.min(...moments.filter((at) => at > world.now), world.now + 48 * hour)
  return chance.happens(0.25) && next - 1 > world.now ? next - 1 : next
}

/** True for a person with a live sign-up, or who leads a live team. */
const isBusy = (world: World, person: PersonKey): boolean =>
  world.signUps.some((one) => one.person === person && isLive(one)) || world.teams.some((team) => team.leader === person && isLive(team))
