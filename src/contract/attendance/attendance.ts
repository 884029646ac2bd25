/** Data for work on site: phones receive the attendance list, send marks, and receive the marks of all phones. */
import * as v from 'valibot'
import { tidyName } from '../../domain/people/names'
import type { VisitTime } from '../../domain/attendance/attendance'
import { isWalkInName } from '../../domain/attendance/walk-in'
import type { ActivityHeading } from '../activities/activities'
import { LARGEST_INTEGER, LATEST_INSTANT, cleanText, id, instant } from '../common'
import { MARKS_PER_CHECK_IN, MARKS_PER_SYNC } from '../limits'
import type { OwnMark, SentMark, ServerMark } from './marks'

/** Time by a phone's clock, from 1970 on: a clock may start there after an empty battery, and such marks are accepted. */
const phoneTime = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LATEST_INSTANT))
/** Server time minus device time, ms. */
const clockOffset = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(-LATEST_INSTANT), v.maxValue(LATEST_INSTANT)))

/** A mark as an organiser's phone sends it. Empty fields are left out, since five hundred marks have to fit into a call. */
export const sentMark = v.object({
  id,
  /** Left out for a ticket of a volunteer who is not on the phone's attendance list yet. */
  volunteerId: v.optional(id),
  /** The ticket's sign-up, when `volunteerId` is left out: the server finds the volunteer. */
  signUpId: v.optional(id),
  /** Name of a walk-in without an account who is not on the attendance list; the phone then makes their `volunteerId`. */
  name: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(80),
      v.transform((typed) => tidyName(cleanText(typed))),
      v.check(isWalkInName),
    ),
  ),
  kind: v.picklist(['in', 'out', 'void', 'accept']),
  voids: v.optional(id),
  /** For `accept`: the visit's start as the organiser saw it. */
  statedAt: v.optional(instant),
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
  /** The code as scanned or typed. */
  code: v.pipe(v.string(), v.maxLength(64)),
})

/** Marks are checked one by one, so that a malformed mark never blocks the others. */
const marksUpTo = (most: number) => v.pipe(v.array(v.unknown()), v.maxLength(most))

export const syncInput = v.object({
  activityId: id,
  deviceId: id,
  marks: marksUpTo(MARKS_PER_SYNC),
  /** Cursor of the last answer, 0 at first. The answer holds the marks of all devices after this cursor. */
  since: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LARGEST_INTEGER)),
})
export type SyncInput = { activityId: string; deviceId: string; marks: SentMark[]; since: number }

export const checkInInput = v.object({ activityId: id, deviceId: id, marks: marksUpTo(MARKS_PER_CHECK_IN) })
export type CheckInInput = { activityId: string; deviceId: string; marks: OwnMark[] }

export const attendanceListInput = v.object({ activityId: id, deviceId: id })

/** Why a mark is refused. It stays on the phone until a person deals with it. */
export type MarkRefusal =
  | 'malformed'
  /** Nobody with that id has signed up for this activity. */
  | 'not-on-list'
  /** The mark to take back or to accept is unknown, or about another person. */
  | 'unknown-mark'
  /** A mark with the same id but other content is stored already. */
  | 'id-reused'
  /** The phone was cut off from the attendance list. An organiser can let it in again. */
  | 'phone-cut-off'
  /** The code is not a venue code. */
  | 'not-a-venue-code'
  /** The code belongs to another visit. */
  | 'venue-code-foreign'
  /** The code names this visit, but its signature is wrong. */
  | 'venue-code-forged'
  /** Six characters that were not shown at the venue. */
  | 'venue-code-wrong'
  /** Too many wrong codes in a row: an organiser has to tick the volunteer. */
  | 'too-many-attempts'
  /** The volunteer has sent more own marks than one activity accepts. */
  | 'too-many-marks'

export type MarkResult = { id: string; ok: true } | { id: string; ok: false; reason: MarkRefusal }

export interface SyncAnswer {
  results: MarkResult[]
  /** Marks of every device since the cursor, at most {@link MARKS_PER_ANSWER}. */
  marks: ServerMark[]
  cursor: number
  /** True when more marks follow after the cursor. */
  hasMore: boolean
  /** True for a phone that was cut off: it has to drop its attendance list, its marks are refused, and it gets no marks. */
  isCutOff: boolean
  /** The visit's present time, to which its attendance belongs. */
  visit: VisitTime
  now: number
}

/** Answer to the volunteer's own phone: the result of each mark, and no marks of others. */
export interface CheckInAnswer {
  results: MarkResult[]
  now: number
}

export interface ListEntry {
  volunteerId: string
  /** Null for a walk-in. */
  signUpId: string | null
  name: string
  /** First letters of the name's syllables, in lower case: `cyl`. */
  initials: string
  /** Null for a walk-in. */
  position: string | null
  organisation: string | null
  /** The volunteer's team, whose members can be ticked together. */
  team: { id: string; name: string } | null
  /** The six characters of the ticket; null for a walk-in. */
  code: string | null
}

/** A phone that has the attendance list. */
export interface ListPhone {
  deviceId: string
  /** Name of the person who first had the list on it. */
  name: string
  isOwn: boolean
  firstAt: number
  lastAt: number
  cutOffAt: number | null
}

/** One activity's people and marks: everything needed for work on site without a network, but no phone numbers. */
export interface AttendanceList {
  activity: ActivityHeading
  /** Key that signs tickets and venue codes; 32 bytes in hex. */
  key: string
  entries: ListEntry[]
  /** Phones that made the marks, for naming them when marks differ. */
  phones: Pick<ListPhone, 'deviceId' | 'name'>[]
  marks: ServerMark[]
  cursor: number
  hasMore: boolean
  /** Time until which the phone may keep the list, by the server's clock. */
  keepUntil: number
  now: number
}

/** Cuts a phone off from the attendance list, or lets it in again. */
export const cutOffInput = v.object({ requestId: id, activityId: id, deviceId: id, isCutOff: v.boolean() })
export type CutOffAnswer = { ok: true } | { ok: false; reason: 'unknown-phone' }
