/** Sign-up and withdrawal of a single person. */
import type { Operation } from '../operations'
import { elsewhere, skillProblem } from './fitness'
import { addSignUp, end, loseMember } from './places'
import { arrive, comeToRest, single } from './waitlist'
import {
  type Activity,
  type Expected,
  type Person,
  type Pick,
  type PositionKey,
  type World,
  activityOf,
  done,
  isLive,
  liveOf,
  notTheirs,
  personOf,
  positionOf,
  refused,
  signUpOf,
} from './world'

type Of<Do extends Operation['do']> = Extract<Operation, { do: Do }>

/** Reason why sign-up is closed now. */
export function windowProblem(activity: Activity, now: number): string | undefined {
  if (activity.status === 'cancelled') return 'activity-cancelled'
  if (now >= activity.startsAt || now >= activity.closesAt) return 'sign-up-closed'
  return now < activity.opensAt ? 'sign-up-not-open' : undefined
}

/** Reason why this person may not come, regardless of the caller. */
export function ownProblem(world: World, person: Person, activity: Activity): string | undefined {
  if (liveOf(world, person.key).some((one) => one.activity === activity.key)) return 'already-signed-up'
  return elsewhere(world, person.key, activity) ? 'overlaps' : undefined
}

export const isPositionOf = (activity: Activity, position: PositionKey): boolean => activity.positions.some(({ key }) => key === position)

export function signUp(world: World, { by, activity: key, position, organisation, isStale }: Of<'signUp'>, pick: Pick): Expected {
  const activity = activityOf(world, key)
  const person = personOf(world, by)
  const closed = windowProblem(activity, world.now)
  if (closed) return refused(closed)
  if (isStale) return refused('changed-meanwhile')
  if (!isPositionOf(activity, position)) return refused('unknown-position')
  // The phone went with the consent.
  if (!person.consents) return refused('profile-incomplete')
  if (organisation !== null && !person.organisations.includes(organisation)) return refused('not-a-member')
  const problem = skillProblem(person, positionOf(world, position).skill, activity.startsAt) ?? ownProblem(world, person, activity)
  if (problem) return refused(problem)
  const added = addSignUp(world, { activity: key, position, person: by, organisation, team: null, status: 'waitlisted' })
  return arrive(world, single(world, added), pick, activity)
}

export function withdraw(world: World, { by, activity: key, person }: Of<'withdraw'>, pick: Pick): Expected {
  const activity = activityOf(world, key)
  const own = signUpOf(world, key, person)
  if (!own || by !== person) return notTheirs
  if (!isLive(own)) return refused('not-signed-up')
  if (world.now >= activity.startsAt) return refused('already-begun')
  if (own.status === 'confirmed' && world.now >= activity.withdrawUntil) return refused('past-withdrawal-deadline')
  if (own.team !== null) loseMember(world, own, pick)
  else end(world, own, 'withdrawn')
  comeToRest(world, pick, [key])
  return done
}
