/** Rules for who could come: people with the skill, with consent, and without another visit at that time. */
import { type Activity, type Person, type SignUp, type World, activityOf, liveOf, personOf, positionOf } from './world'

/** The skill that has to be verified, as for doctors and lawyers. */
export const VOUCHED_FOR = 'medicine'

const atOnce = (one: Activity, other: Activity): boolean => one.startsAt < other.endsAt && other.startsAt < one.endsAt

/** A person's confirmed sign-up for another activity at the same time. */
export const elsewhere = (world: World, person: string, activity: Activity): SignUp | undefined =>
  liveOf(world, person).find(
    (one) => one.status === 'confirmed' && one.activity !== activity.key && atOnce(activityOf(world, one.activity), activity),
  )

/** Problem of a person's skill for the position; undefined for none. */
export function skillProblem(person: Person, skill: string | null, startsAt: number): string | undefined {
  if (skill === null) return undefined
  // For people without an account the leader's word is enough, unless the skill has to be verified.
  if (!person.hasAccount) return skill === VOUCHED_FOR ? 'skill-unverified' : undefined
  const held = person.skills.find((one) => one.skill === skill)
  if (!held) return 'skill-missing'
  if (skill !== VOUCHED_FOR) return undefined
  if (!held.verified) return 'skill-unverified'
  return held.expiresAt !== null && held.expiresAt <= startsAt ? 'skill-expired' : undefined
}

export function couldCome(world: World, signUp: SignUp): boolean {
  const person = personOf(world, signUp.person)
  const activity = activityOf(world, signUp.activity)
  if (elsewhere(world, person.key, activity)) return false
  if (person.hasAccount && !person.consents) return false
  if (signUp.organisation !== null && !person.organisations.includes(signUp.organisation)) return false
  return skillProblem(person, positionOf(world, signUp.position).skill, activity.startsAt) === undefined
}

/** Clears the flag of sign-ups that no longer overlap another confirmed one, or are no longer confirmed. */
export function settleClashes(world: World): void {
  for (const signUp of world.signUps) {
    if (!signUp.clashes) continue
    const stands = signUp.status === 'confirmed' && elsewhere(world, signUp.person, activityOf(world, signUp.activity))
    if (!stands) signUp.clashes = false
  }
}

/** Flags sign-ups that overlap another confirmed one after a new time. */
export function flagClashes(world: World, activity: Activity): void {
  for (const signUp of world.signUps) {
    if (signUp.activity !== activity.key || signUp.status !== 'confirmed') continue
    signUp.clashes = elsewhere(world, signUp.person, activity) !== undefined
  }
}
