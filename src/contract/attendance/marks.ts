/**
 * Marks as they are sent. Empty fields are left out, since five hundred marks have to fit into a call. No schemas here: the phone's
 * main package holds no schema library.
 */
import type { Mark, MarkKind, MarkMethod, PassKind } from '../../domain/attendance/attendance'

/** A mark as an organiser's phone makes and sends it. */
export interface SentMark {
  id: string
  /** Left out for a ticket of a volunteer who is not on the phone's attendance list yet. */
  volunteerId?: string
  /** The ticket's sign-up, when `volunteerId` is left out: the server finds the volunteer. */
  signUpId?: string
  /** Name of a walk-in without an account who is not on the attendance list; the phone then made their `volunteerId`. */
  name?: string
  kind: MarkKind
  voids?: string
  /** For `accept`: the visit's start as the organiser saw it. */
  statedAt?: number
  method: Exclude<MarkMethod, 'venue' | 'corrected'>
  /** Time by the phone's clock. */
  at: number
  /** Server time minus phone time, ms; null when the phone never heard from the server. */
  clockOffset: number | null
}

/** A mark that a volunteer's own phone made from the venue's code. */
export interface OwnMark {
  id: string
  kind: PassKind
  at: number
  clockOffset: number | null
  /** The code as scanned or typed. */
  code: string
}

/** A mark as the server sends it. */
export type ServerMark = Pick<Mark, 'id' | 'volunteerId' | 'kind' | 'method' | 'at' | 'clockOffset' | 'deviceId'> &
  Partial<Pick<{ [Field in keyof Mark]: NonNullable<Mark[Field]> }, 'voids' | 'statedAt' | 'reason' | 'shownAt'>>

/** Adds the empty fields that the wire leaves out. */
export const markOf = (mark: ServerMark): Mark => ({ voids: null, statedAt: null, reason: null, shownAt: null, ...mark })

/** Removes empty fields for the wire. */
export const serverMarkOf = ({ voids, statedAt, reason, shownAt, ...mark }: Mark): ServerMark => ({
  ...mark,
  ...(voids === null ? {} : { voids }),
  ...(statedAt === null ? {} : { statedAt }),
  ...(reason === null ? {} : { reason }),
  ...(shownAt === null ? {} : { shownAt }),
})

/**
 * A mark still on the phone, in the form that `foldMarks` takes. A volunteer known only by a ticket has the sign-up's id until the
 * server names them.
 */
export const markFromSent = ({ volunteerId, signUpId, name: _, ...sent }: SentMark, deviceId: string): Mark =>
  markOf({ ...sent, volunteerId: volunteerId ?? signUpId ?? '', deviceId })
