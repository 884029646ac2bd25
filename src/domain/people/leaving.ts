/** Leaving (注销): seven days to change one's mind, then a pseudonym stands where the person stood. PIPL art. 15 and 47. */
import { type Instant, day } from '../calendar/calendar'
import type { Decision } from '../decision'
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
}

export interface LeavingPerson {
  name: string
  phone: string
  /** True if another account has the name, so that an entry with it may well be that account's person. */
  hasNamesake: boolean
}

/**
 * True if an entry without an account goes with the person. A name alone is enough while nobody else has it: of a wrong guess
 * remains a record with a pseudonym, of a missed one a name that should be gone.
 */
export function goesAlong(entry: LooseEntry, person: LeavingPerson): boolean {
  if (entry.isToldApart || nameKey(entry.name) !== nameKey(person.name)) return false
  if (entry.phone !== '') return entry.phone === person.phone
  return !person.hasNamesake
}

/**
 * A text with every mention of a person replaced.
 * @param mention the person's name or phone
 * @param others names of other people, places and bodies that contain the mention, such as 王一鸣 for 王一; they stay
 */
export function withoutMention(text: string, mention: string, pseudonym: string, others: readonly string[]): string {
  if (mention === '') return text
  const longer = others.filter((other) => other !== mention && other.includes(mention)).sort((one, other) => other.length - one.length)
  let rest = text
  let result = ''
  while (rest !== '') {
    const kept = longer.find((other) => rest.startsWith(other))
    const isMention = kept === undefined && rest.startsWith(mention)
    const taken = kept ?? (isMention ? mention : (Array.from(rest.slice(0, 2))[0] ?? ''))
    result += isMention ? pseudonym : taken
    rest = rest.slice(taken.length)
  }
  return result
}
