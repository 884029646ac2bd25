/** Moving up: each activity has one list of people and teams in their order of arrival. */
import { couldCome, settleClashes } from './fitness'
import {
  type Activity,
  type ActivityKey,
  type Expected,
  type PersonKey,
  type Pick,
  type PositionKey,
  type Seat,
  type SignUp,
  type Team,
  type World,
  activityOf,
  hour,
  membersOf,
  personOf,
  positionOf,
} from './world'

const CUT_OFF = 12 * hour
const PATIENCE = 3

/** A waiting person or team. */
export type Entry = { arrival: number; organisation: string | null } & ({ signUp: SignUp; team: null } | { signUp: null; team: Team })
type FreeSeat = { position: PositionKey; seat: Seat }

/** The organisation, if it has verified the person: then they may have its reserved seats. */
export const confirmed = (world: World, person: PersonKey, organisation: string | null): string | null =>
  organisation !== null && personOf(world, person).vouchedFor.includes(organisation) ? organisation : null

export const single = (world: World, signUp: SignUp): Entry => ({
  arrival: signUp.arrival,
  organisation: confirmed(world, signUp.person, signUp.organisation),
  signUp,
  team: null,
})
export const whole = (world: World, team: Team): Entry => ({
  arrival: team.arrival,
  organisation: confirmed(world, team.leader, team.organisation),
  signUp: null,
  team,
})

export const waitingOf = (world: World, activity: ActivityKey): Entry[] =>
  [
    ...world.signUps
      .filter((one) => one.activity === activity && one.status === 'waitlisted' && one.team === null)
      .map((one) => single(world, one)),
    ...world.teams.filter((team) => team.activity === activity && team.status === 'waitlisted').map((team) => whole(world, team)),
  ].sort((one, other) => one.arrival - other.arrival)

export const wantedBy = ({ signUp, team }: Entry) => (signUp ? [{ position: signUp.position, seats: 1 }] : team.parts)

export const isFit = (world: World, { signUp, team }: Entry): boolean =>
  (signUp ? [signUp] : membersOf(world, team.key)).every((one) => couldCome(world, one))

export const isFree = (seat: Seat): boolean => seat.person === null && seat.team === null
export const isReserved = (seat: Seat, now: number): boolean => seat.reservedUntil !== null && now < seat.reservedUntil

export const freeSeats = (activity: Activity): FreeSeat[] =>
  activity.positions.flatMap(({ key, seats }) => seats.filter(isFree).map((seat) => ({ position: key, seat })))

/** Seats that the entry would take, its own organisation's first; fewer than wanted if too few are free. */
function choose(free: readonly FreeSeat[], entry: Entry, now: number): FreeSeat[] {
  return wantedBy(entry).flatMap(({ position, seats }) => {
    const there = free.filter((one) => one.position === position)
    const own = there.filter(({ seat }) => isReserved(seat, now) && seat.reservedFor === entry.organisation)
    return [...own, ...there.filter(({ seat }) => !isReserved(seat, now))].slice(0, seats)
  })
}

const total = (entry: Entry): number => wantedBy(entry).reduce((sum, { seats }) => sum + seats, 0)

/** Seats for the entry: all that it wants, or null. */
export function claim(free: readonly FreeSeat[], entry: Entry, now: number): FreeSeat[] | null {
  const chosen = choose(free, entry, now)
  return chosen.length === total(entry) ? chosen : null
}

/** Gives the entry its seats. */
export function seat(world: World, entry: Entry, claimed: readonly FreeSeat[]): void {
  const people = entry.signUp ? [entry.signUp] : membersOf(world, entry.team.key)
  if (entry.team) entry.team.status = 'confirmed'
  const left = [...claimed]
  for (const one of people) {
    one.status = 'confirmed'
    const [place] = left.splice(
      left.findIndex(({ position }) => position === one.position),
      1,
    )
    if (place) place.seat.person = one.person
  }
  for (const { seat } of claimed) seat.team = entry.team?.key ?? null
}

/** Moves entries up in one activity. @returns true if any entry got a seat */
function move(world: World, activity: Activity): boolean {
  let free = freeSeats(activity)
  const without = (taken: readonly FreeSeat[]) => free.filter((one) => !taken.includes(one))
  const short: { entry: Entry; team: Team }[] = []
  let moved = false
  for (const entry of waitingOf(world, activity.key)) {
    if (!isFit(world, entry)) continue
    const claimed = claim(free, entry, world.now)
    if (!claimed) {
      if (!entry.team) continue
      short.push({ entry, team: entry.team })
      if (entry.team.passedOver >= PATIENCE && couldEver(world, entry.team)) free = without(choose(free, entry, world.now))
      continue
    }
    const overtaken = short.filter(({ team }) => claimed.some((one) => couldUse(world, team, one)))
    seat(world, entry, claimed)
    moved = true
    free = without(claimed)
    for (const { entry: waiting, team } of overtaken) {
      team.passedOver += 1
      if (team.passedOver === PATIENCE && couldEver(world, team)) free = without(choose(free, waiting, world.now))
    }
  }
  return moved
}

const couldUse = (world: World, team: Team, { position, seat }: FreeSeat): boolean =>
  team.parts.some((part) => part.position === position) &&
  (!isReserved(seat, world.now) || seat.reservedFor === whole(world, team).organisation)

/** False for a team that wants more seats than its people could ever have; no seats gather for it. */
const couldEver = (world: World, team: Team): boolean =>
  team.parts.every(({ position, seats }) => {
    const isForOthers = (seat: Seat) => isReserved(seat, world.now) && seat.reservedFor !== whole(world, team).organisation
    return seats <= positionOf(world, position).seats.filter((seat) => !isForOthers(seat)).length
  })

/** True if entries may move up. @param byOrganiser true for an organiser's own change, which moves entries up even after the cut-off */
const mayMove = (world: World, activity: Activity, byOrganiser: boolean): boolean =>
  activity.status === 'published' && world.now < activity.startsAt - (byOrganiser ? 0 : CUT_OFF)

/**
 * Moves entries up in all activities until no seat is free beside a waiting entry that fits. An entry seated in one
 * activity cannot come to another at that time, where seats gathered for it are then free for the next entry.
 * @param touched activities of the step itself; after a change without a request others may wait for the job
 */
export function comeToRest(world: World, pick: Pick, touched: readonly ActivityKey[] = [], byOrganiser = false): void {
  settleClashes(world)
  const late = world.pending.filter((key) => !touched.includes(key) && wouldMove(world, key, false) && pick(2) === 1)
  for (;;) {
    const moving = world.activities
      .map(({ key }) => key)
      .filter((key) => !late.includes(key) && wouldMove(world, key, byOrganiser && touched.includes(key)))
    if (moving.length === 0) break
    const next = moving[moving.length === 1 ? 0 : pick(moving.length)]
    if (next === undefined) break
    move(world, activityOf(world, next))
  }
  world.pending = world.pending.filter((key) => wouldMove(world, key, false))
}

function wouldMove(world: World, key: ActivityKey, byOrganiser: boolean): boolean {
  const activity = activityOf(world, key)
  if (!mayMove(world, activity, byOrganiser) || freeSeats(activity).length === 0 || waitingOf(world, key).length === 0) return false
  const trial = structuredClone(world)
  return move(trial, activityOf(trial, key))
}

/** Adds a newcomer at the end of the list. After the cut-off no other entry moves up, but earlier entries keep their claim to seats. */
export function arrive(world: World, entry: Entry, pick: Pick, activity: Activity): Expected {
  const isPending = world.pending.includes(activity.key)
  if (!mayMove(world, activity, false)) seatLate(world, entry, activity)
  // Pending entries may still wait for the job, if the newcomer gets the same answer as after them.
  else if (isPending && entry.signUp && wouldMove(world, activity.key, false) && pick(2) === 1) {
    seatAsIf(world, entry, activity)
    comeToRest(world, pick)
  } else comeToRest(world, pick, [activity.key])
  return { ok: true, status: (entry.signUp ?? entry.team).status === 'confirmed' ? 'confirmed' : 'waitlisted' }
}

function seatLate(world: World, entry: Entry, activity: Activity): void {
  let free = freeSeats(activity)
  for (const one of waitingOf(world, activity.key)) {
    const claimed = isFit(world, one) ? claim(free, one, world.now) : null
    if (claimed && one.arrival === entry.arrival) seat(world, one, claimed)
    if (claimed) free = free.filter((place) => !claimed.includes(place))
  }
}

function seatAsIf(world: World, entry: Entry, activity: Activity): void {
  const trial = structuredClone(world)
  move(trial, activityOf(trial, activity.key))
  const isSeated = trial.signUps.some(({ arrival, status }) => arrival === entry.arrival && status === 'confirmed')
  const claimed = isSeated ? claim(freeSeats(activity), entry, world.now) : null
  if (claimed) seat(world, entry, claimed)
}
