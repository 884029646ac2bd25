/** What the organiser's phone needs on site, and what it sends back. */
import * as v from 'valibot'
import type { Mark } from '../domain/attendance'
import type { ActivityHeading } from './activities'
import { LARGEST_INTEGER, id, instant } from './common'
import { MARKS_PER_SYNC } from './limits'

const mark = v.object({
  id,
  volunteerId: id,
  kind: v.picklist(['in', 'out', 'void']),
  voids: v.nullable(id),
  method: v.picklist(['ticked', 'scanned']),
  at: instant,
  clockOffset: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(-10 * 365 * 86_400_000), v.maxValue(10 * 365 * 86_400_000))),
})

export const syncInput = v.object({
  activityId: id,
  deviceId: id,
  /** Taken one by one on the server: a malformed mark never blocks the others. */
  marks: v.pipe(v.array(v.unknown()), v.maxLength(MARKS_PER_SYNC)),
  /** From the last answer; 0 at first. Marks of all devices after it come back. */
  since: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LARGEST_INTEGER)),
})
export const markInput = mark
export type SyncInput = { activityId: string; deviceId: string; marks: Mark[]; since: number }

/** Why a mark was not taken. It stays on the phone until a person deals with it. */
export type MarkRefusal =
  | 'malformed'
  /** Nobody with that id has signed up for this activity. */
  | 'not-on-roster'
  /** The mark it takes back is not known here, or belongs to somebody else. */
  | 'unknown-mark'
  /** The id is taken by a mark that says something else. */
  | 'id-reused'

export interface SyncAnswer {
  results: ({ id: string; ok: true } | { id: string; ok: false; reason: MarkRefusal })[]
  /** What every device has recorded since the cursor. */
  marks: Mark[]
  cursor: number
  now: number
}

export interface RosterEntry {
  volunteerId: string
  signUpId: string
  name: string
  position: string
  organisation: string | null
}

/** One activity's people and marks: everything the on-site list needs, and no phone numbers. */
export interface RosterView {
  activity: ActivityHeading
  entries: RosterEntry[]
  marks: Mark[]
  cursor: number
  now: number
}
