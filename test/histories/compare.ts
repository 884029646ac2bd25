/** The states of the model and the database in the same words, line by line, so that a difference is readable. */
import { type Position, type Seat, type World, isLive, positionsOf } from './model/world'
import { waitingOf } from './model/waitlist'
import type { State, StoredSeat } from './state'

/** Names in the history for the database's ids. */
export interface Names {
  people: Map<string, string>
  teams: Map<string, string>
}

const countEach = (things: readonly string[]): string => {
  const counts = new Map<string, number>()
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1)
  return [...counts]
    .map(([thing, count]) => `${count} ${thing}`)
    .sort()
    .join(', ')
}

const seatLine = (who: string, seat: Pick<Seat, 'reservedFor' | 'reservedUntil'>, now: number): string =>
  seat.reservedUntil !== null && now < seat.reservedUntil ? `${who} (${seat.reservedFor} until ${seat.reservedUntil})` : who

/** Holder of a seat. A team's seats count as the team's, with any person on them. */
const holderOf = ({ person, team }: Seat): string => team ?? person ?? 'free'

export function modelLines(world: World): string[] {
  const lines: string[] = []
  for (const activity of world.activities) {
    lines.push(activityLine(activity.key, activity))
    for (const { key, seats } of activity.positions)
      lines.push(`${key} seats: ${countEach(seats.map((seat) => seatLine(holderOf(seat), seat, world.now)))}`)
    const waiting = waitingOf(world, activity.key).map(({ signUp, team }) => signUp?.person ?? team?.key)
    if (waiting.length > 0) lines.push(`${activity.key} waiting: ${waiting.join(', ')}`)
  }
  for (const { activity, position, person, organisation, team, status, clashes } of world.signUps.filter(isLive))
    lines.push(signUpLine(person, position, activity, status, organisation, team, clashes))
  for (const { key, status, passedOver, parts } of world.teams) {
    const wanted = parts.map(({ position, seats }) => `${position} ${seats}`).sort()
    lines.push(isLive({ status }) ? `${key} ${status}, passed over ${passedOver}, seats: ${wanted.join(', ')}` : `${key} ${status}`)
  }
  for (const { id, status } of world.signUps) if (id !== null && !isLive({ status })) lines.push(`ended sign-up ${id} ${status}`)
  return lines.sort()
}

/** Line of an activity. A cancelled activity has no version, because no later request refers to it. */
const activityLine = (key: string, { status, version, startsAt, endsAt, namesUntil }: Omit<State['activities'][number], 'id'>): string =>
  `${key} ${status}${status === 'cancelled' ? '' : ` version ${version}`}, ${startsAt} to ${endsAt}, names until ${namesUntil}`

function signUpLine(
  person: string,
  position: string,
  activity: string,
  status: string,
  organisation: string | null,
  team: string | null,
  clashes: boolean,
): string {
  const by = team === null ? `for ${organisation ?? 'nobody'}` : `in ${team} for ${organisation}`
  return `${person} ${status} in ${activity} as ${position} ${by}${clashes ? ', clashes' : ''}`
}

/** Lines of the database's state. @param world used only for the names of ids */
export function storedLines(state: State, world: World, names: Names): string[] {
  const activity = (id: string) => world.activities.find((one) => one.id === id)?.key ?? id
  const position = (id: string) => positionsOf(world).find((one) => one.id === id)?.key ?? id
  const team = (id: string | null) => (id === null ? null : (names.teams.get(id) ?? id))
  const person = (id: string) => names.people.get(id) ?? id
  const live = state.signUps.filter(isLive)
  const lines: string[] = []
  for (const { id, status, version, startsAt, endsAt, namesUntil } of state.activities) {
    lines.push(activityLine(activity(id), { status, version, startsAt, endsAt, namesUntil }))
    const waiting = [
      ...live.filter((one) => one.activityId === id && one.status === 'waitlisted' && one.teamId === null),
      ...state.teams.filter((one) => one.activityId === id && one.status === 'waitlisted'),
    ].sort((one, other) => one.arrival - other.arrival)
    const words = waiting.map((one) => ('volunteerId' in one ? person(one.volunteerId) : team(one.id)))
    if (words.length > 0) lines.push(`${activity(id)} waiting: ${words.join(', ')}`)
  }
  const holder = (seat: StoredSeat) => {
    const signUp = state.signUps.find(({ id }) => id === seat.signUpId)
    const held = signUp?.teamId ?? seat.teamId
    if (held !== null) return team(held) ?? ''
    return signUp ? person(signUp.volunteerId) : 'free'
  }
  for (const { id } of state.positions) {
    const seats = state.seats.filter(({ positionId }) => positionId === id)
    lines.push(`${position(id)} seats: ${countEach(seats.map((seat) => seatLine(holder(seat), seat, world.now)))}`)
  }
  for (const one of live)
    lines.push(
      signUpLine(
        person(one.volunteerId),
        position(one.positionId),
        activity(one.activityId),
        one.status,
        one.organisationId,
        team(one.teamId),
        one.clashes,
      ),
    )
  for (const { id, status, passedOver, parts } of state.teams) {
    const wanted = parts.map(({ positionId, seats }) => `${position(positionId)} ${seats}`).sort()
    const rest = isLive({ status }) ? `, passed over ${passedOver}, seats: ${wanted.join(', ')}` : ''
    lines.push(`${team(id)} ${status}${rest}`)
  }
  const ended = new Set(world.signUps.filter((one) => !isLive(one)).map(({ id }) => id))
  for (const { id, status } of state.signUps) if (ended.has(id)) lines.push(`ended sign-up ${id} ${status}`)
  return lines.sort()
}

/** Copies a choice of the program that the rules leave open: the assignment of a team's seats to its people. */
export function takeOver(world: World, state: State, names: Names): void {
  const known = new Set(world.signUps.map(({ id }) => id))
  for (const { id, activityId, volunteerId } of state.signUps) {
    const activity = world.activities.find((one) => one.id === activityId)?.key
    const person = names.people.get(volunteerId)
    // New sign-ups get their ids in the order of arrival, even if they ended in the step that made them.
    const own = known.has(id)
      ? undefined
      : world.signUps.find((one) => one.id === null && one.activity === activity && one.person === person)
    if (own) own.id = id
  }
  for (const [id, key] of names.teams) for (const team of world.teams) if (team.key === key) team.id = id
  for (const position of positionsOf(world)) position.seats = seatsAsStored(position, state, names)
}

function seatsAsStored({ id }: Position, state: State, names: Names): Seat[] {
  return state.seats
    .filter(({ positionId }) => positionId === id)
    .map((seat) => {
      const signUp = state.signUps.find((one) => one.id === seat.signUpId)
      const team = signUp?.teamId ?? seat.teamId
      return {
        id: seat.id,
        person: signUp ? (names.people.get(signUp.volunteerId) ?? null) : null,
        team: team === null ? null : (names.teams.get(team) ?? null),
        reservedFor: seat.reservedFor,
        reservedUntil: seat.reservedUntil,
      }
    })
}
