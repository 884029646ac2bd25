/** The crowd: many concurrent people and teams, each of which makes one step after the other. */
import { randomUUID } from 'node:crypto'
import { type Chance, chanceFrom } from '../histories/random'
import type { InputOf } from './rush-calls'
import { type Ask, Unanswered } from './rush-callers'
import type { Person, World } from './rush-world'

const SMALLEST_TEAM = 2
const LARGEST_TEAM = 6
/** Share of an organisation's people who come by a leader's invitation. */
const JOINERS = 0.2
/** Numbers of teams and people that come first, since most later teams have to wait. */
const EARLY = { teams: 15, people: 30 }
/** Number of concurrent callers: twice the connections, so that a caller always waits for a connection. */
const AT_ONCE = 128

interface Going {
  world: World
  ask: Ask
  chance: Chance
}

export async function crowd(world: World, ask: Ask, seed: number): Promise<void> {
  const { people, leaders } = world
  const chance = chanceFrom(seed)
  // Each person and team has a separate random source, so that their steps do not depend on the order of answers.
  const going = (index: number): Going => ({ world, ask, chance: chanceFrom(seed * 1_000 + index) })
  const teams = leaders.map((leader) => ({ leader, joiners: [] as Person[] }))
  const alone: Person[] = []
  for (const person of people) {
    const own = teams.filter(({ leader }) => leader.organisationId === person.organisationId)
    if (own.length > 0 && chance.happens(JOINERS)) chance.one(own).joiners.push(person)
    else alone.push(person)
  }
  const together = teams.map(
    ({ leader, joiners }, index) =>
      () =>
        goTogether(going(people.length + index), leader, joiners),
  )
  const byThemselves = chance.some(alone, alone.length).map((person, index) => () => goAlone(going(index), person))
  const early = [...together.splice(0, EARLY.teams), ...byThemselves.splice(0, EARLY.people)]
  await come([...chance.some(early, early.length), ...chance.some([...together, ...byThemselves], people.length)])
}

async function come(going: readonly (() => Promise<void>)[]): Promise<void> {
  let next = 0
  const comeAndGo = async () => {
    for (let go = going[next++]; go; go = going[next++]) await go().catch(unlessUnanswered)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, comeAndGo))
}

function unlessUnanswered(error: unknown): void {
  if (!(error instanceof Unanswered)) throw error
}

const signUpOf = ({ world, chance }: Going, { organisationId }: Person): InputOf<'signUps.create'> => {
  const { activityId, version } = world
  return { requestId: randomUUID(), activityId, version, organisationId, positionId: chance.one(world.positionIds) }
}

/** Makes a call once, or twice at the same moment like a double tap; sometimes once more afterwards. */
async function tap<Answer>({ chance }: Going, once: () => Promise<Answer>): Promise<Answer> {
  const [answer] = await Promise.all([once(), ...(chance.happens(0.2) ? [once()] : [])])
  if (chance.happens(0.1)) await once()
  return answer
}

async function goAlone(going: Going, person: Person): Promise<void> {
  const { ask, chance } = going
  // One person may send two requests from two phones.
  const forms = chance.happens(0.1) ? 2 : 1
  const inputs = Array.from({ length: forms }, () => signUpOf(going, person))
  const answers = await Promise.all(inputs.map((input) => tap(going, () => ask(person.openid, 'signUps.create', input))))
  for (const answer of answers) {
    // People withdraw, so that seats change hands all the time.
    if (!answer.ok || !chance.happens(answer.status === 'confirmed' ? 0.7 : 0.2)) continue
    await withdraw(going, person, answer.signUpId)
    if (!chance.happens(0.3)) continue
    const again = signUpOf(going, person)
    await tap(going, () => ask(person.openid, 'signUps.create', again))
  }
}

async function withdraw(going: Going, { openid }: Person, signUpId: string): Promise<void> {
  const input = { requestId: randomUUID(), signUpId }
  await tap(going, () => going.ask(openid, 'signUps.withdraw', input))
}

async function goTogether(going: Going, leader: Person, joiners: readonly Person[]): Promise<void> {
  const { chance } = going
  const parts = partsOf(going)
  const named = parts.map(({ positionId, seats }) => ({ positionId, seats: seats.map(() => nameOrNone(going, leader)) }))
  // A named person may have signed up alone meanwhile. The team is then requested without names.
  const teamId = (await takeSeats(going, leader, named)) ?? (await takeSeats(going, leader, parts))
  if (teamId === null) return
  const { invitationKey } = await going.ask(leader.openid, 'teams.get', { teamId })
  await Promise.all([
    ...joiners.map((person) => join(going, person, { teamId, key: invitationKey ?? '' })),
    chance.happens(0.4) ? shrink(going, leader, teamId, parts) : undefined,
  ])
  if (!chance.happens(0.3)) return
  const input = { requestId: randomUUID(), teamId }
  await tap(going, () => going.ask(leader.openid, 'teams.withdraw', input))
  if (chance.happens(0.5)) await takeSeats(going, leader, parts)
}

type Parts = InputOf<'teams.create'>['parts']

/** Seats that a team wants, mostly in one position. Small teams are the most frequent. */
function partsOf({ world, chance }: Going): { positionId: string; seats: null[] }[] {
  const size = Math.min(chance.between(SMALLEST_TEAM, LARGEST_TEAM), chance.between(SMALLEST_TEAM, LARGEST_TEAM))
  const [one = '', other = ''] = chance.some(world.positionIds, 2)
  const apart = chance.happens(0.2) ? chance.between(1, size - 1) : size
  const sizes = [
    { positionId: one, count: apart },
    { positionId: other, count: size - apart },
  ]
  return sizes.flatMap(({ positionId, count }) => (count === 0 ? [] : [{ positionId, seats: Array.from({ length: count }, () => null) }]))
}

/** A member who may also sign up alone, a new name, or no name. */
function nameOrNone({ world, chance }: Going, { organisationId }: Person): string | null {
  if (chance.happens(0.7)) return null
  const members = world.people.filter((person) => person.organisationId === organisationId)
  return chance.happens(0.4) ? chance.one(members).name : `生${String.fromCodePoint(0x4e00 + chance.int(10_000))}`
}

async function takeSeats(going: Going, { openid, organisationId }: Person, parts: Parts): Promise<string | null> {
  const { activityId, version } = going.world
  const input = { requestId: randomUUID(), teamId: randomUUID(), activityId, version, organisationId: organisationId ?? '', parts }
  const answer = await tap(going, () => going.ask(openid, 'teams.create', input))
  return answer.ok ? answer.teamId : null
}

async function join(going: Going, person: Person, invitation: { teamId: string; key: string }): Promise<void> {
  const { ask, chance } = going
  const input = { requestId: randomUUID(), ...invitation, positionId: null }
  const alone = chance.happens(0.2) ? signUpOf(going, person) : null
  const [answer] = await Promise.all([
    tap(going, () => ask(person.openid, 'teams.join', input)),
    // Sent from the person's other phone, which does not know that the team has a seat for them.
    alone ? ask(person.openid, 'signUps.create', alone) : undefined,
  ])
  if (answer.ok && chance.happens(0.2)) await withdraw(going, person, answer.signUpId)
}

async function shrink(going: Going, { openid }: Person, teamId: string, parts: Parts): Promise<void> {
  const { positionId, seats } = going.chance.one(parts)
  const input = { requestId: randomUUID(), teamId, positionId, seats: seats.length - 1 }
  await tap(going, () => going.ask(openid, 'teams.shrink', input))
}
