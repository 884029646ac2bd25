/** Rules for the tables after any step, checked without the model's seats. */
import { couldCome } from './model/fitness'
import { confirmed } from './model/waitlist'
import { type SignUp, type World, hour, isLive } from './model/world'
import type { State, StoredSeat } from './state'

/** Violated rules, in words. @param world used for who could come and what is pending; the seats are read from the tables */
export function broken(state: State, world: World): string[] {
  return [...seatsKept(state), ...teamsWhole(state), ...onePlaceEach(state), ...quotasKept(state, world), ...atRest(state, world)]
}

const live = ({ signUps }: State) => signUps.filter(isLive)

function seatsKept(state: State): string[] {
  const wrong: string[] = []
  for (const { id, capacity } of state.positions) {
    const rows = state.seats.filter(({ positionId }) => positionId === id)
    if (rows.length !== capacity) wrong.push(`position ${id} has ${rows.length} seats, not ${capacity}`)
    const confirmed = live(state).filter((one) => one.positionId === id && one.status === 'confirmed')
    if (confirmed.length > capacity) wrong.push(`position ${id} is oversold`)
  }
  for (const { id, status, positionId, activityId, from, to } of live(state)) {
    const own = state.seats.filter((seat) => seat.signUpId === id)
    if (own.length !== (status === 'confirmed' ? 1 : 0)) wrong.push(`sign-up ${id} is ${status} and has ${own.length} seats`)
    if (own.some((seat) => seat.positionId !== positionId)) wrong.push(`sign-up ${id} sits in another position than it says`)
    const activity = state.activities.find((one) => one.id === activityId)
    if (activity?.startsAt !== from || activity.endsAt !== to) wrong.push(`sign-up ${id} is not at its activity's time`)
  }
  const ended = new Set(state.signUps.filter((one) => !isLive(one)).map(({ id }) => id))
  for (const seat of state.seats) if (ended.has(seat.signUpId ?? '')) wrong.push(`seat ${seat.id} is held by a sign-up that ended`)
  return wrong
}

/** Violations of the rule that a team has exactly its seats in every position, or none. */
function teamsWhole(state: State): string[] {
  const wrong: string[] = []
  for (const { id, status, parts } of state.teams) {
    const members = live(state).filter((one) => one.teamId === id)
    const held = state.seats.filter((seat) => seat.teamId === id || members.some((member) => member.id === seat.signUpId))
    if (members.some((member) => member.status !== status)) wrong.push(`team ${id} is ${status}, but not all its people are`)
    for (const { positionId, seats } of parts) {
      const count = held.filter((seat) => seat.positionId === positionId).length
      const named = members.filter((member) => member.positionId === positionId).length
      if (isLive({ status }) && count !== (status === 'confirmed' ? seats : 0))
        wrong.push(`team ${id} is ${status} with ${count} of ${seats}`)
      if (isLive({ status }) && named > seats) wrong.push(`team ${id} has ${named} names for ${seats} seats`)
    }
    const elsewhere = held.filter((seat) => !parts.some(({ positionId }) => positionId === seat.positionId))
    if (elsewhere.length > 0 || (!isLive({ status }) && held.length > 0)) wrong.push(`team ${id} holds seats that are not its own`)
  }
  return wrong
}

function onePlaceEach(state: State): string[] {
  const wrong: string[] = []
  const all = live(state)
  for (const one of all)
    for (const other of all) {
      if (one.id >= other.id || one.volunteerId !== other.volunteerId) continue
      if (one.activityId === other.activityId) wrong.push(`${one.volunteerId} has two live sign-ups for ${one.activityId}`)
      const atOnce = one.from < other.to && other.from < one.to
      const unflagged = !one.clashes && !other.clashes && one.status === 'confirmed' && other.status === 'confirmed'
      if (atOnce && unflagged) wrong.push(`${one.volunteerId} is in two places at once`)
    }
  if (state.named.some(({ organisations }) => organisations.length !== 1))
    wrong.push('somebody without an account has not one organisation')
  return wrong
}

const isReserved = ({ reservedUntil }: StoredSeat, now: number): boolean => reservedUntil !== null && now < reservedUntil

/**
 * Violations of the rule that a reserved seat is held only by its organisation until the release. After a move of the visit others keep
 * the seats that they had taken.
 */
function quotasKept(state: State, { activities, now }: World): string[] {
  return state.seats.flatMap((seat) => {
    const signUp = state.signUps.find(({ id }) => id === seat.signUpId)
    const team = state.teams.find(({ id }) => id === seat.teamId)
    if ((!signUp && !team) || !isReserved(seat, now)) return []
    if (activities.some(({ id, wasMoved }) => wasMoved && id === (team ?? signUp)?.activityId)) return []
    return (team ?? signUp)?.organisationId === seat.reservedFor ? [] : [`seat ${seat.id} is reserved for ${seat.reservedFor}`]
  })
}

/**
 * Violations of the rule that no seat is free beside an entry that fits. Gathering seats and activities after the cut-off are
 * exceptions.
 */
function atRest(state: State, world: World): string[] {
  const wrong: string[] = []
  for (const activity of world.activities) {
    const isOver = activity.status !== 'published' || world.now >= activity.startsAt - 12 * hour
    if (isOver || world.pending.includes(activity.key)) continue
    const free = state.seats.filter(({ signUpId, teamId }) => signUpId === null && teamId === null)
    const people = world.signUps.filter((one) => one.activity === activity.key && isLive(one))
    const waiting = [
      ...state.signUps.filter((one) => one.activityId === activity.id && one.status === 'waitlisted' && one.teamId === null),
      ...state.teams.filter((one) => one.activityId === activity.id && one.status === 'waitlisted'),
    ].sort((one, other) => one.arrival - other.arrival)
    for (const entry of waiting) {
      const team = 'parts' in entry ? entry : null
      const label = world.teams.find(({ id }) => id === entry.id)?.key
      const asker = team ? world.teams.find(({ key }) => key === label)?.leader : people.find(({ id }) => id === entry.id)?.person
      const reserve = asker === undefined ? null : confirmed(world, asker, entry.organisationId)
      const fits = people.filter((one) => (team ? one.team === label : one.id === entry.id)).every((one: SignUp) => couldCome(world, one))
      if (!fits) continue
      const wants = team?.parts ?? ('positionId' in entry ? [{ positionId: entry.positionId, seats: 1 }] : [])
      const usable = (positionId: string) =>
        free.filter((seat) => seat.positionId === positionId && (!isReserved(seat, world.now) || seat.reservedFor === reserve))
      if (wants.every(({ positionId, seats }) => usable(positionId).length >= seats))
        wrong.push(`${entry.id} waits beside seats it could have`)
      const mayGather =
        team && wants.every(({ positionId, seats }) => seats <= (state.positions.find(({ id }) => id === positionId)?.capacity ?? 0))
      if (!mayGather || team.passedOver < 3) continue
      for (const { positionId, seats } of wants) {
        const ordered = usable(positionId).sort((one, other) => Number(isReserved(other, world.now)) - Number(isReserved(one, world.now)))
        for (const seat of ordered.slice(0, seats)) free.splice(free.indexOf(seat), 1)
      }
    }
  }
  return wrong
}
