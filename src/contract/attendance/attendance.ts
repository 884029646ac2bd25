/** What phones send and get on site: the attendance list goes down, marks go up, every device's marks come back. */
import * as v from 'valibot'
import { tidyName } from '../../domain/people/profile'
import { isWalkInName } from '../../domain/attendance/walk-in'
import type { ActivityHeading } from '../activities/activities'
import { LARGEST_INTEGER, LATEST_INSTANT, cleaned, id } from '../common'
import { MARKS_PER_CHECK_IN, MARKS_PER_SYNC } from '../limits'
import type { OwnMark, SentMark, ToldMark } from './marks'

/** A phone whose battery was empty begins at 1970: its marks are wrong, and they are facts. */
const phoneTime = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LATEST_INSTANT))
/** ms, server minus device. */
const clockOffset = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(-LATEST_INSTANT), v.maxValue(LATEST_INSTANT)))

/** A mark as an organiser's phone sends it. What a mark does not have is left out: five hundred have to fit a call. */
export const sentMark = v.object({
  id,
  /** Who; left out for a ticket of somebody whom the attendance list on the phone does not know yet. */
  volunteerId: v.optional(id),
  /** The ticket's, when `volunteerId` is left out: the server knows whose it is. */
  signUpId: v.optional(id),
  /** Somebody who came without an account and is not on the attendance list; `volunteerId` is then made by the phone. */
  name: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(80),
      v.transform((typed) => tidyName(cleaned(typed))),
      v.check(isWalkInName),
    ),
  ),
  kind: v.picklist(['in', 'out', 'void']),
  voids: v.optional(id),
  method: v.picklist(['ticked', 'scanned', 'spoken']),
  at: phoneTime,
  clockOffset,
})

/** A mark that a volunteer's own phone made from the venue's code. */
export const ownMark = v.object({
  id,
  kind: v.picklist(['in', 'out']),
  at: phoneTime,
  clockOffset,
  /** As scanned or typed. */
  code: v.pipe(v.string(), v.maxLength(64)),
})

/** Taken one by one on the server: a malformed mark never blocks the others. */
const marksUpTo = (most: number) => v.pipe(v.array(v.unknown()), v.maxLength(most))

export const syncInput = v.object({
  activityId: id,
  deviceId: id,
  marks: marksUpTo(MARKS_PER_SYNC),
  /** From the last answer; 0 at first. Marks of all devices after it come back. */
  since: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LARGEST_INTEGER)),
})
export type SyncInput = { activityId: string; deviceId: string; marks: SentMark[]; since: number }

export const checkInInput = v.object({ activityId: id, deviceId: id, marks: marksUpTo(MARKS_PER_CHECK_IN) })
export type CheckInInput = { activityId: string; deviceId: string; marks: OwnMark[] }

export const attendanceListInput = v.object({ activityId: id, deviceId: id })

/** Why a mark was not taken. It stays on the phone until a person deals with it. */
export type MarkRefusal =
  | 'malformed'
  /** Nobody with that id has signed up for this activity. */
  | 'not-on-list'
  /** The mark it takes back is not known here, or belongs to somebody else. */
  | 'unknown-mark'
  /** The id is taken by a mark that says something else. */
  | 'id-reused'
  /** This phone was cut off from the attendance list; an organiser can let it in again. */
  | 'phone-cut-off'
  /** Not the code of any venue. */
  | 'not-a-venue-code'
  /** The code of another visit. */
  | 'venue-code-foreign'
  /** It names this visit and was not made by it. */
  | 'venue-code-forged'
  /** Six characters that were not shown there. */
  | 'venue-code-wrong'
  /** Too many wrong codes in a row: an organiser has to tick. */
  | 'too-many-attempts'
  /** More of somebody's own marks than an activity takes. */
  | 'too-many-marks'

export type MarkResult = { id: string; ok: true } | { id: string; ok: false; reason: MarkRefusal }

export interface SyncAnswer {
  results: MarkResult[]
  /** What every device has recorded since the cursor, at most {@link MARKS_PER_ANSWER}. */
  marks: ToldMark[]
  cursor: number
  /** More marks wait after the cursor. */
  hasMore: boolean
  /** The phone has to drop its attendance list; every mark is refused and nothing comes down. */
  isCutOff: boolean
  now: number
}

/** To the volunteer's own phone: what became of each, and nobody else's marks. */
export interface CheckInAnswer {
  results: MarkResult[]
  now: number
}

export interface ListEntry {
  volunteerId: string
  /** Null for somebody who came without having signed up. */
  signUpId: string | null
  name: string
  /** First letters of the name's syllables, in lower case: `cyl`. */
  initials: string
  /** Null for somebody who came without having signed up. */
  position: string | null
  organisation: string | null
  /** The team it belongs to; its members can be ticked together. */
  team: { id: string; name: string } | null
  /** The six characters of the ticket; null for somebody who came without having signed up. */
  code: string | null
}

/** A phone that has the attendance list. */
export interface ListPhone {
  deviceId: string
  /** Who first had it. */
  name: string
  isOwn: boolean
  firstAt: number
  lastAt: number
  cutOffAt: number | null
}

/** One activity's people and marks: everything that work on site without a network needs, and no phone numbers. */
export interface AttendanceList {
  activity: ActivityHeading
  /** For tickets and the venue's code; 32 bytes in hex. */
  key: string
  entries: ListEntry[]
  /** Whose phones made the marks, for explaining two that differ. */
  phones: Pick<ListPhone, 'deviceId' | 'name'>[]
  marks: ToldMark[]
  cursor: number
  hasMore: boolean
  /** Until when it may lie on the phone, server time. */
  keepUntil: number
  now: number
}

/** Which phones have the attendance list, and shutting one out. */
export const cutOffInput = v.object({ requestId: id, activityId: id, deviceId: id, isCutOff: v.boolean() })
export type CutOffAnswer = { ok: true } | { ok: false; reason: 'unknown-phone' }
