/** Rule for people with seats after a visit was moved: everything that sign-up asks is asked again. Whoever fails keeps the seat, flagged. */
import type { Instant } from '../calendar/calendar'
import { type Refused, refuse } from '../decision'
import { decideMovingUp, type MovingUpRefusal, type WaitingPerson } from './moving-up'
import { clashOf } from './sign-up'

/** Why a seat is in question after a move, in the order the reasons are checked. */
export type AgainRefusal =
  /** The person signed up later than sign-up is open until now. */
  | 'sign-up-closed'
  /** The seat is kept for members of another organisation until its release. `about` is the organisation's name. */
  | 'seat-reserved'
  | MovingUpRefusal

/** A person with a seat at a visit that was moved after they signed up. */
export interface SeatHolder {
  person: WaitingPerson
  /** Title of the other visit at that time, if there is one. */
  clashTitle: string | null
  signedUpAt: Instant
  /** True for a member of a team, whose name may have been given after the end of sign-up. */
  isInTeam: boolean
  /** End of sign-up, which moved with the start. */
  signUpClosesAt: Instant
  /** Name of the other organisation for which the seat is kept now; null for none. */
  reservedFor: string | null
}

/** All reasons, since each has to be dealt with. `about` is the detail that sign-up gives. */
export function refusalsAgain({
  person,
  clashTitle,
  signedUpAt,
  isInTeam,
  signUpClosesAt,
  reservedFor,
}: SeatHolder): Refused<AgainRefusal>[] {
  // Every rule is asked by itself: an overlapping visit must not hide an expired licence.
  const asPerson = decideMovingUp({ ...person, own: [] })
  return [
    ...(!isInTeam && signedUpAt >= signUpClosesAt ? [refuse('sign-up-closed' as const)] : []),
    ...(reservedFor === null ? [] : [refuse('seat-reserved' as const, reservedFor)]),
    ...(asPerson.ok ? [] : [asPerson]),
    ...(clashOf(person.own, person.activity) ? [refuse('overlaps' as const, clashTitle ?? '')] : []),
  ]
}
