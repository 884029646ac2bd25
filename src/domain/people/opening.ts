/** The opening code, by which a base gets its first administrator. */
import { type Instant, day } from '../calendar/calendar'
import { type Accepted, type Refused, accept, refuse } from '../decision'

/** Time for which a code is valid, ms. */
export const OPENING_LASTS = day
/** Wrong codes after which an account can try no more. They count by account, so that nobody can void the code for its owner. */
export const OPENING_TRIES = 5

/** Letters of a code, without those that are read for another. */
export const OPENING_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
/** Letters of a code: 59 bits. */
export const OPENING_LENGTH = 12

export type OpeningRefusal =
  /** No code is valid for this account at the moment: used, expired, or too many wrong ones. */
  | 'opening-over'
  /** Another code than the valid one. `about`: the tries that are left. */
  | 'opening-wrong'

export interface OpeningFacts {
  endsAt: Instant
  /** Tries that this account has left. */
  triesLeft: number
  isUsed: boolean
}

/** A typed code as it is compared: upper case, without blanks and dashes. */
export const tidyOpening = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '')

/** A code as it is shown: groups of four. */
export const shownOpening = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')

/** Decides a try. A refusal `opening-wrong` costs one try. */
export function decideOpening(opening: OpeningFacts | null, isRight: boolean, now: Instant): Accepted | Refused<OpeningRefusal> {
  if (!opening || opening.isUsed || opening.triesLeft <= 0 || opening.endsAt <= now) return refuse('opening-over')
  return isRight ? accept : refuse('opening-wrong', String(opening.triesLeft - 1))
}
