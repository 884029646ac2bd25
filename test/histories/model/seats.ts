/** An organiser's changes of sign-ups: a seat out of turn, another position, removal. */
import type { EntryRef, Operation } from '../operations'
import { couldCome, elsewhere, skillProblem } from './fitness'
import { end, endTeam, leaveSeat, loseMember } from './places'
import { isPositionOf } from './sign-ups'
import { type Entry, claim, comeToRest, freeSeats, seat, single, whole } from './waitlist'
import {
  type Activity,
  type Expected,
  type Pick,
  type SignUp,
  type World,
  activityOf,
  done,
  isLive,
  membersOf,
  personOf,
  positionOf,
  refused,
  signUpOf,
  teamOf,
} from './world'

type Of<Do extends Operation['do']> = Extract<Operation, { do: Do }>

/** The waiting or seated entry of a reference. A person in a team is not an entry. */
export function entryOf(world: World, activity: string, ref: EntryRef): Entry | undefined {
  if ('team' in ref) {
    const team = teamOf(world, ref.team)
    return team.activity === activity ? whole(world, team) : undefined
  }
  const signUp = signUpOf(world, activity, ref.person)
  return signUp?.team === null ? single(world, signUp) : undefined
}

/** Refusal for an activity that has begun or is cancelled, whose seats no longer change. */
function overProblem(activity: Activity, now: number): string | undefined {
  if (activity.status === 'cancelled') return 'already-cancelled'
  return now >= activity.startsAt ? 'already-begun' : undefined
}

/** Reasons that hold these people back. A withdrawn consent has no reason code of its own. */
function heldBack(world: World, people: readonly SignUp[]): string[] {
  const held = people.filter((one) => !couldCome(world, one))
  const isElsewhere = (one: SignUp) => elsewhere(world, one.person, activityOf(world, one.activity)) !== undefined
  return held.flatMap((one) => (isElsewhere(one) ? ['member-overlaps'] : ['member-skill-unverified']))
}

/** Gives an entry its seats out of turn. */
export function confirm(world: World, { activity: key, entry: ref }: Of<'confirm'>, pick: Pick): Expected {
  const activity = activityOf(world, key)
  const over = overProblem(activity, world.now)
  if (over) return refused(over)
  const entry = entryOf(world, key, ref)
  const member = 'person' in ref ? signUpOf(world, key, ref.person) : undefined
  if (!entry) return refused(member && isLive(member) ? 'in-team' : 'not-signed-up')
  const { status } = entry.signUp ?? entry.team
  if (status !== 'waitlisted') return refused(status === 'confirmed' ? 'already-confirmed' : 'not-signed-up')
  const problems = heldBack(world, entry.signUp ? [entry.signUp] : membersOf(world, entry.team.key))
  if (problems.length > 0) return refused(...problems)
  const claimed = claim(freeSeats(activity), entry, world.now)
  if (!claimed) return refused('no-free-seat')
  seat(world, entry, claimed)
  comeToRest(world, pick)
  return done
}

/** A waiting person keeps their arrival in the other position's waitlist. */
export function move(world: World, { activity: key, person, position }: Of<'move'>, pick: Pick): Expected {
  const activity = activityOf(world, key)
  const over = overProblem(activity, world.now)
  if (over) return refused(over)
  const signUp = signUpOf(world, key, person)
  if (!signUp || !isLive(signUp)) return refused('not-signed-up')
  if (!isPositionOf(activity, position)) return refused('unknown-position')
  if (signUp.team !== null) return refused('in-team')
  const problem = skillProblem(personOf(world, person), positionOf(world, position).skill, activity.startsAt)
  if (problem) return refused(problem)
  if (signUp.position !== position) {
    const isSeated = signUp.status === 'confirmed'
    const claimed = claim(freeSeats(activity), single(world, { ...signUp, position }), world.now)
    if (isSeated && !claimed) return refused('no-free-seat')
    leaveSeat(world, signUp)
    signUp.position = position
    positionOf(world, position).wasUsed = true
    if (isSeated && claimed) seat(world, single(world, signUp), claimed)
    comeToRest(world, pick, [key], true)
  }
  return { ok: true, status: statusOf(signUp) }
}

const statusOf = ({ status }: SignUp) => (status === 'confirmed' ? 'confirmed' : 'waitlisted')

/** Removes a team, a single person, or a team member, whose seat the team keeps as after a withdrawal. */
export function remove(world: World, { activity: key, entry: ref }: Of<'remove'>, pick: Pick): Expected {
  const team = 'team' in ref ? entryOf(world, key, ref)?.team : undefined
  const signUp = 'person' in ref ? signUpOf(world, key, ref.person) : undefined
  const place = team ?? signUp
  if (!place || !isLive(place)) return refused('not-signed-up')
  if (world.now >= activityOf(world, key).startsAt) return refused('already-begun')
  if (team) endTeam(world, team, 'withdrawn')
  else if (signUp?.team === null) end(world, signUp, 'withdrawn')
  else if (signUp) loseMember(world, signUp, pick)
  comeToRest(world, pick, [key], true)
  return done
}
