/** An organiser's changes to a whole activity: times, seats, cancellation. */
import type { Change, EntryRef, Operation } from '../operations'
import { flagClashes } from './fitness'
import { planAfter } from './plan'
import { end, endTeam, leaveSeat } from './places'
import { entryOf } from './seats'
import { comeToRest, isFree } from './waitlist'
import {
  type Activity,
  type Expected,
  type Pick,
  type Position,
  type Seat,
  type World,
  activityOf,
  done,
  hour,
  isLive,
  malformed,
  membersOf,
  refused,
  signUpOf,
  teamOf,
} from './world'

type Of<Do extends Operation['do']> = Extract<Operation, { do: Do }>
type PlannedPosition = Activity['plan']['positions'][number]

export function cancel(world: World, { activity: key }: Of<'cancel'>, pick: Pick): Expected {
  const activity = activityOf(world, key)
  if (activity.status === 'cancelled') return refused('already-cancelled')
  if (world.now >= activity.endsAt) return refused('already-ended')
  if (world.now >= activity.startsAt) return refused('already-begun')
  activity.status = 'cancelled'
  for (const team of world.teams) if (team.activity === key && isLive(team)) endTeam(world, team, 'cancelled')
  for (const signUp of world.signUps) if (signUp.activity === key && isLive(signUp)) end(world, signUp, 'cancelled')
  comeToRest(world, pick)
  return done
}

export function edit(world: World, { activity: key, change, toWaitlist, isStale }: Of<'edit'>, pick: Pick): Expected {
  const activity = activityOf(world, key)
  if (activity.status === 'cancelled') return refused('already-cancelled')
  if (world.now >= activity.startsAt) return refused('already-begun')
  if (isStale) return refused('changed-meanwhile')
  const plan = planAfter(activity, change)
  if (plan.startsAt <= world.now) return refused('start-in-past')
  if (plan.endsAt <= plan.startsAt) return refused('ends-before-start')
  if (plan.endsAt - plan.startsAt > 24 * hour) return refused('too-long')
  const closesAt = activity.closesAt + plan.startsAt - activity.startsAt
  if (closesAt < Math.min(activity.opensAt, plan.startsAt)) return refused('window-wrong')
  if (plan.positions.some(({ quotas }) => quotas.some(({ releaseAt }) => releaseAt > plan.startsAt))) return refused('quota-release-wrong')
  if (plan.positions.length === 0) return refused('no-positions')
  const gone = activity.positions.filter(({ id }) => !plan.positions.some((position) => position.id === id))
  if (gone.some(({ key: position }) => isUsed(world, position))) return refused('position-in-use')
  // The rules leave it open if people who were moved away from the position, or gave it up, still count.
  if (gone.some(({ wasUsed }) => wasUsed) && pick(2) === 1) return refused('position-in-use')
  if (!toWaitlist.every((ref) => hasSeat(world, key, ref))) return malformed
  const changed = structuredClone(world)
  for (const ref of toWaitlist) demote(changed, key, ref)
  const isMoved = plan.startsAt !== activity.startsAt || plan.endsAt !== activity.endsAt
  const problems = layAll(changed, activityOf(changed, key), plan.positions, { change, isMoved })
  if (problems.length > 0) return refused(...problems)
  Object.assign(world, changed)
  moveTimes(activityOf(world, key), plan)
  Object.assign(activityOf(world, key), { plan, version: activity.version + 1 })
  if (change.times) flagClashes(world, activityOf(world, key))
  comeToRest(world, pick, [key], true)
  return done
}

const isUsed = (world: World, position: string): boolean =>
  world.signUps.some((one) => one.position === position) ||
  world.teams.some(({ parts }) => parts.some((part) => part.position === position))

/** True for an entry with seats; only such an entry can lose them. */
function hasSeat(world: World, key: string, ref: EntryRef): boolean {
  const entry = entryOf(world, key, ref)
  return (entry?.signUp ?? entry?.team)?.status === 'confirmed'
}

/** Moves the times. Deadlines keep their distance from the start; sign-up opens as before, but never after the start. */
function moveTimes(activity: Activity, { startsAt, endsAt }: { startsAt: number; endsAt: number }): void {
  const later = startsAt - activity.startsAt
  activity.opensAt = Math.min(activity.opensAt, startsAt)
  activity.closesAt += later
  activity.withdrawUntil += later
  activity.namesUntil += later
  if (later !== 0 || endsAt !== activity.endsAt) activity.wasMoved = true
  Object.assign(activity, { startsAt, endsAt })
}

/** Returns an entry to the waitlist at its place by arrival. */
function demote(world: World, key: string, ref: EntryRef): void {
  const entry = entryOf(world, key, ref)
  for (const one of entry?.signUp ? [entry.signUp] : membersOf(world, entry?.team?.key ?? '')) {
    leaveSeat(world, one)
    one.status = 'waitlisted'
  }
  if (!entry?.team) return
  entry.team.status = 'waitlisted'
  for (const { seats } of activityOf(world, key).positions) for (const seat of seats) if (seat.team === entry.team.key) seat.team = null
}

/** Lays out the seats of all positions. @returns all problems, since the rules leave it open which is found first */
function layAll(
  world: World,
  activity: Activity,
  plan: readonly PlannedPosition[],
  { change, isMoved }: { change: Change; isMoved: boolean },
): string[] {
  const problems: string[] = []
  const positions = plan.map((planned): Position => {
    const present = activity.positions.find(({ id }) => id === planned.id)
    const position = present ?? { key: change.adds?.key ?? '', id: planned.id, skill: null, seats: [], wasUsed: false }
    const seats = lay(world, activity.key, position, { ...planned, isMoved })
    if (typeof seats === 'string') problems.push(seats)
    return { ...position, skill: planned.skillId, seats: typeof seats === 'string' ? [] : seats }
  })
  activity.positions = positions
  return problems
}

/**
 * Lays out a position. Each quota first reserves the seats of its own people, in the order of seats, then free ones. A released quota
 * reserves none. When the visit was moved, a quota that lacks seats reserves the last of those that others have taken.
 */
function lay(
  world: World,
  activity: string,
  { seats }: Position,
  { capacity, quotas: planned, isMoved }: PlannedPosition & { isMoved: boolean },
): Seat[] | string {
  const quotas = planned.filter(({ releaseAt }) => world.now < releaseAt)
  const held = seats.filter((seat) => !isFree(seat))
  if (held.length > capacity) return 'capacity-below-confirmed'
  if (quotas.reduce((sum, quota) => sum + quota.seats, 0) > capacity) return 'quota-exceeds-capacity'
  if (isLaid(seats, capacity, quotas)) return seats.map((seat) => ({ ...seat }))
  const free = seats.filter(isFree).slice(0, capacity - held.length)
  const added = Array.from({ length: capacity - held.length - free.length }, (): Seat => emptySeat())
  const kept = seats.filter((seat) => held.includes(seat) || free.includes(seat))
  const laid = [...kept, ...added].map((seat): Seat => ({ ...seat, reservedFor: null, reservedUntil: null }))
  for (const quota of quotas) {
    const own = laid.filter((seat) => holder(world, activity, seat) === quota.organisationId)
    const open = laid.filter((seat) => isFree(seat) && seat.reservedFor === null)
    const strangers = laid.filter((seat) => {
      const organisation = holder(world, activity, seat)
      return !isFree(seat) && seat.reservedFor === null && !quotas.some(({ organisationId }) => organisationId === organisation)
    })
    const lacking = Math.max(0, quota.seats - own.length - open.length)
    const taken = isMoved && lacking > 0 ? strangers.slice(-lacking) : []
    const chosen = [...[...own, ...open].slice(0, quota.seats), ...taken]
    if (chosen.length < quota.seats) return 'quota-not-free'
    for (const seat of chosen) Object.assign(seat, { reservedFor: quota.organisationId, reservedUntil: quota.releaseAt })
  }
  return laid
}

/** True for a plan that changes no seats, so that no reservation moves. */
function isLaid(seats: readonly Seat[], capacity: number, quotas: PlannedPosition['quotas']): boolean {
  const marked = seats.filter(({ reservedFor }) => reservedFor !== null)
  const kept = quotas.every(
    ({ organisationId, seats: count, releaseAt }) =>
      marked.filter((seat) => seat.reservedFor === organisationId && seat.reservedUntil === releaseAt).length === count,
  )
  return seats.length === capacity && kept && marked.length === quotas.reduce((sum, quota) => sum + quota.seats, 0)
}

export const emptySeat = (): Seat => ({ id: null, person: null, team: null, reservedFor: null, reservedUntil: null })

/** Organisation for which the seat's holder comes. */
function holder(world: World, activity: string, { person, team }: Seat): string | null {
  if (team !== null) return teamOf(world, team).organisation
  return person === null ? null : (signUpOf(world, activity, person)?.organisation ?? null)
}
