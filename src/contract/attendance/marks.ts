/** Marks on the wire: what one does not have is left out, since five hundred have to fit a call. No schemas: the phone folds them. */
import type { Mark, MarkKind, MarkMethod } from '../../domain/attendance/attendance'

/** A mark as an organiser's phone makes and sends it. */
export interface SentMark {
  id: string
  /** Left out for a ticket of somebody whom the attendance list on the phone does not know yet. */
  volunteerId?: string
  /** The ticket's, when `volunteerId` is left out: the server knows whose it is. */
  signUpId?: string
  /** Somebody who came without an account and is not on the attendance list; `volunteerId` was then made by the phone. */
  name?: string
  kind: MarkKind
  voids?: string
  method: Exclude<MarkMethod, 'venue' | 'corrected'>
  /** By the phone's clock. */
  at: number
  /** ms, server minus phone; null when it never heard from the server. */
  clockOffset: number | null
}

/** A mark that a volunteer's own phone made from the venue's code. */
export interface OwnMark {
  id: string
  kind: Exclude<MarkKind, 'void'>
  at: number
  clockOffset: number | null
  /** As scanned or typed. */
  code: string
}

/** A mark as the server tells it. */
export type ToldMark = Pick<Mark, 'id' | 'volunteerId' | 'kind' | 'method' | 'at' | 'clockOffset' | 'deviceId'> &
  Partial<Pick<{ [Field in keyof Mark]: NonNullable<Mark[Field]> }, 'voids' | 'statedAt' | 'reason' | 'shownAt'>>

/** The whole mark. */
export const markOf = (told: ToldMark): Mark => ({ voids: null, statedAt: null, reason: null, shownAt: null, ...told })

/** Without what it does not have. */
export const toldOf = ({ voids, statedAt, reason, shownAt, ...mark }: Mark): ToldMark => ({
  ...mark,
  ...(voids === null ? {} : { voids }),
  ...(statedAt === null ? {} : { statedAt }),
  ...(reason === null ? {} : { reason }),
  ...(shownAt === null ? {} : { shownAt }),
})

/** A mark still on the phone, for the fold: whoever is known by a ticket alone stands under its sign-up until the server names them. */
export const markFromSent = ({ volunteerId, signUpId, name: _, ...sent }: SentMark, deviceId: string): Mark =>
  markOf({ ...sent, volunteerId: volunteerId ?? signUpId ?? '', deviceId })
