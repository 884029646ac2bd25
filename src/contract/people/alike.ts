/** People who look alike, and joinings of two into one. */
import * as v from 'valibot'
import type { Refused } from '../../domain/decision'
import type { JoiningRefusal, Likeness, TellingApartRefusal, UndoRefusal } from '../../domain/people/same-person'
import { id } from '../common'

const pair = { requestId: id, keptId: id, joinedId: id }
export const joinPeopleInput = v.pipe(
  v.object(pair),
  v.check(({ keptId, joinedId }) => keptId !== joinedId),
)
export const tellApartInput = joinPeopleInput
export const undoJoiningInput = v.object({ requestId: id, joiningId: id })

/** One of two people who look alike. */
export interface AlikePerson {
  id: string
  name: string
  /** Masked phone number; empty for a person without an account. */
  phone: string
  hasAccount: boolean
  /** Short names of the organisations that know them. */
  organisations: string[]
  /** Time of the first entry, UTC milliseconds. */
  createdAt: number
  /** Visits at which they were. */
  visits: number
  /** Minutes served there. */
  minutes: number
  /** Visits ahead for which they have signed up. */
  ahead: number
}

/** A finding: two people of one name, the one to keep and the other. */
export interface AlikePair {
  likeness: Likeness
  kept: AlikePerson
  joined: AlikePerson
  /** Reason for which the two cannot be joined now; null if they can. */
  refusal: JoiningRefusal | null
}

/** A joining that can still be undone. */
export interface JoiningView {
  id: string
  name: string
  /** Masked phone number of the kept person. */
  phone: string
  joinedAt: number
  /** Name of whoever joined the two. */
  joinedBy: string
  /** Moment from which it can no longer be undone. */
  undoUntil: number
  /** True while the person is leaving (注销). Undoing takes the request back. */
  isLeaving: boolean
}

export interface AlikeView {
  /** The first of all findings, by name. */
  pairs: AlikePair[]
  /** Number of all. */
  total: number
  /** Latest first. */
  joinings: JoiningView[]
}

/** `ended`: sign-ups that ended, since both people had one to the visit. */
export type JoinPeopleAnswer = { ok: true; joiningId: string; ended: number } | Refused<JoiningRefusal>
export type UndoJoiningAnswer = { ok: true } | Refused<UndoRefusal>
export type TellApartAnswer = { ok: true } | Refused<TellingApartRefusal>
