/** Leaving (注销): seven days to change one's mind, then a pseudonym stands where the person stood. PIPL art. 15 and 47. */
import { type Instant, day } from '../calendar/calendar'
import { type Decision, accept, refuse } from '../decision'
import { nameKey } from './names'
import { type RoleRefusal, decideTakingRole } from './roles'

/** Time between the request and the end, in which the person can change their mind. */
export const TIME_TO_CHANGE = 7 * day

/**
 * Refuses the last administrator, without whom nobody could appoint another.
 * @param administrators ids of the administrators who are not leaving themselves
 */
export const decideLeaving = (volunteerId: string, administrators: readonly string[]): Decision<RoleRefusal> =>
  decideTakingRole({ volunteerId, role: 'administrator' }, administrators)

/** End of the time to change one's mind. A request repeated later does not put it off. */
export const leavingAt = (leavesAt: Instant | null, now: Instant): Instant => leavesAt ?? now + TIME_TO_CHANGE

/** True once the time to change one's mind is over. */
export const isOver = (leavesAt: Instant, now: Instant): boolean => now >= leavesAt

/** Why a request is not taken back: the end has come, though the data may still be there for a moment. */
export type StayRefusal = 'leaving-over'

/** @param leavesAt null for a person who is not leaving, which changes nothing */
export const decideStaying = (leavesAt: Instant | null, now: Instant): Decision<StayRefusal> =>
  leavesAt !== null && isOver(leavesAt, now) ? refuse('leaving-over') : accept

/**
 * True if the base would lose its last administrator by the end of a leaving. It then waits, until there is another.
 * @param staying ids of the administrators who are not leaving
 */
export const leavesNobody = (isAdministrator: boolean, staying: readonly string[]): boolean => isAdministrator && staying.length === 0

/** Length of the code that tells pseudonyms apart. */
export const PSEUDONYM_CODE_LENGTH = 6
/** First characters of a pseudonym. */
export const LEFT = '已注销'

/** @param code random, and made from nothing that the person is known by */
export const pseudonymOf = (code: string): string => `${LEFT}${code}`

/** An entry without an account: a walk-in, or somebody named by a team's leader. */
export interface LooseEntry {
  name: string
  /** Empty if unknown. */
  phone: string
  /** True if somebody said that the entry and the person are two. */
  isToldApart: boolean
  /** True if the entry has a seat, or waits for one, at a visit that is not over. */
  isAwaited: boolean
}

/**
 * True if an entry without an account goes with the person. A name alone is never enough, since anybody may take any name: such an
 * entry loses its name when its time of retention is over.
 */
export function goesAlong(entry: LooseEntry, person: { name: string; phone: string }): boolean {
  if (entry.isToldApart || entry.isAwaited) return false
  return entry.phone !== '' && entry.phone === person.phone && nameKey(entry.name) === nameKey(person.name)
}
