/** The base's name, its phone and the phone's hours: given at the founding, changed by the administrator. */
import { type Decision, type Refused, accept, refuse } from '../decision'
import { type CallingHours, areCallingHours } from './calling-hours'
import { type ContactPhoneProblem, contactPhoneProblem, tidyContactPhone } from './contact-phone'
import { cleanLine } from './words'

export interface Naming {
  name: string
  /** Null for a base without a number to call. */
  contactPhone: string | null
  /** Null for any time. */
  callingHours: CallingHours | null
}

export type NamingRefusal = 'base-name-wrong' | ContactPhoneProblem | 'calling-hours-wrong'

/** `base-changed-meanwhile`: the form was filled over other values than the base has now. */
export type BaseChangeRefusal = NamingRefusal | 'base-changed-meanwhile'

/** A mistake, with its field. */
export interface NamingProblem extends Refused<NamingRefusal> {
  at: [keyof Naming]
}

const SHORTEST_NAME = 4
const LONGEST_NAME = 40

/** The texts as they are stored; an empty phone is none. */
export function tidyNaming({ name, contactPhone, callingHours }: Naming): Naming {
  const phone = tidyContactPhone(contactPhone ?? '')
  return { name: cleanLine(name), contactPhone: phone === '' ? null : phone, callingHours }
}

/** All mistakes of tidied texts, in the order of the form. */
export function* namingProblems({ name, contactPhone, callingHours }: Naming): Generator<NamingProblem> {
  const { length } = Array.from(name)
  if (length < SHORTEST_NAME || length > LONGEST_NAME) yield { ...refuse('base-name-wrong'), at: ['name'] }
  const phone = contactPhone === null ? null : contactPhoneProblem(contactPhone)
  if (phone) yield { ...refuse(phone), at: ['contactPhone'] }
  if (callingHours && !areCallingHours(callingHours)) yield { ...refuse('calling-hours-wrong'), at: ['callingHours'] }
}

/** Fields in which two differ. The order of the days does not matter. */
export function changedFields(one: Naming, other: Naming): (keyof Naming)[] {
  const keys = ['name', 'contactPhone', 'callingHours'] as const
  return keys.filter((key) => (key === 'callingHours' ? hoursKey(one) !== hoursKey(other) : one[key] !== other[key]))
}

function hoursKey({ callingHours }: Naming): string | null {
  if (!callingHours) return null
  const { days, from, to } = callingHours
  return [...[...days].sort((day, next) => day - next), from, to].join()
}

/**
 * Decides a change of the base.
 * @param wanted tidied
 * @param facts the present values, and those that the form showed
 */
export function decideBaseChange(wanted: Naming, { present, seen }: { present: Naming; seen: Naming }): Decision<BaseChangeRefusal> {
  const [problem] = namingProblems(wanted)
  if (problem) return refuse(problem.reason)
  // A form that wants what the base already has, changes nothing that somebody else wrote.
  const isOutdated = changedFields(present, seen).length > 0 && changedFields(present, wanted).length > 0
  return isOutdated ? refuse('base-changed-meanwhile') : accept
}
