/**
 * Attendance is derived from marks and never stored. Marks form a grow-only set: the fold gives one answer
 * for any order of arrival, any duplicates and any split between devices. Phone and server run this same code.
 */
import { type ActivityTimes } from './activity'
import { type Instant, day, hour, minute } from './calendar'

export type MarkKind =
  | 'in'
  | 'out'
  /** Takes an earlier mark back; the earlier one stays on record. */
  | 'void'

/** How the mark came about; it decides how strong the evidence is. */
export type MarkMethod =
  /** An organiser ticked a name on the list. */
  | 'ticked'
  /** An organiser scanned the volunteer's ticket. */
  | 'scanned'

/** One immutable fact, made on a device, perhaps without a network. */
export interface Mark {
  /** Made by the device. The same id is the same fact, however often it arrives. */
  id: string
  volunteerId: string
  kind: MarkKind
  /** For `void`: the mark it takes back. */
  voids: string | null
  method: MarkMethod
  /** By the device's clock. */
  at: Instant
  /** Last known server time minus device time, in ms; null when the device never heard from the server. */
  clockOffset: number | null
}

/** Something a person should look at. Attendance is a fact: it is flagged, never refused. */
export type AttendanceFlag =
  /** In or out far from the activity's own time: a wrong clock, or a tick on the wrong day. */
  | 'outside-window'
  /** The out mark is earlier than the in mark. */
  | 'out-before-in'
  /** Nobody checked them out; the planned end counts once a day has passed. */
  | 'no-out'

export interface Attendance {
  volunteerId: string
  inAt: Instant | null
  /** Every in mark that stands, the one that `inAt` came from first: two phones may have ticked the same person. */
  inMarkIds: readonly string[]
  outAt: Instant | null
  /** Every out mark that stands, the one that `outAt` came from first. */
  outMarkIds: readonly string[]
}

/** How far before the start and after the end a mark is plausible. */
export const PLAUSIBLE_MARGIN = 3 * hour
/** Service counts from this long before the planned start until this long after the planned end. */
export const SERVICE_TOLERANCE = 30 * minute
/** After this, somebody without an out mark is taken to have stayed until the planned end. */
export const MISSING_OUT_DECIDED_AFTER = day

/** The mark's time by the server's clock, as well as the device knew it. */
export const markedAt = (mark: Mark): Instant => mark.at + (mark.clockOffset ?? 0)

/** Attendance per volunteer. In is the earliest mark that stands, out the latest. */
export function foldMarks(marks: Iterable<Mark>): Map<string, Attendance> {
  const byId = new Map<string, Mark>()
  for (const mark of marks) byId.set(mark.id, mark)
  const taken = new Set<string>()
  for (const mark of byId.values()) if (mark.kind === 'void' && mark.voids) taken.add(mark.voids)

  const attendance = new Map<string, Attendance>()
  for (const mark of [...byId.values()].sort(byTimeThenId)) {
    if (mark.kind === 'void' || taken.has(mark.id)) continue
    const known = attendance.get(mark.volunteerId) ?? absent(mark.volunteerId)
    attendance.set(mark.volunteerId, mark.kind === 'in' ? withIn(known, mark) : withOut(known, mark))
  }
  return attendance
}

export const absent = (volunteerId: string): Attendance => ({ volunteerId, inAt: null, inMarkIds: [], outAt: null, outMarkIds: [] })

const withIn = (known: Attendance, mark: Mark): Attendance => ({
  ...known,
  inAt: known.inAt ?? markedAt(mark),
  inMarkIds: [...known.inMarkIds, mark.id],
})

const withOut = (known: Attendance, mark: Mark): Attendance => ({
  ...known,
  outAt: markedAt(mark),
  outMarkIds: [mark.id, ...known.outMarkIds],
})

/** Ids break ties, so that two phones with equal times still agree. */
const byTimeThenId = (one: Mark, other: Mark): number =>
  markedAt(one) - markedAt(other) || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)

type Times = Pick<ActivityTimes, 'startsAt' | 'endsAt'>

export function flagsOf(attendance: Attendance, activity: Times, now: Instant): AttendanceFlag[] {
  const { inAt, outAt } = attendance
  const flags: AttendanceFlag[] = []
  const implausible = (at: Instant | null) =>
    at !== null && (at < activity.startsAt - PLAUSIBLE_MARGIN || at > activity.endsAt + PLAUSIBLE_MARGIN)
  if (implausible(inAt) || implausible(outAt)) flags.push('outside-window')
  if (inAt !== null && outAt !== null && outAt < inAt) flags.push('out-before-in')
  if (inAt !== null && outAt === null && now > activity.endsAt) flags.push('no-out')
  return flags
}

/**
 * Whole minutes of service: from in to out, cut to the activity's time plus the tolerance, without travel.
 * Null while it is not known yet: nobody checked out, and the day after the end has not passed.
 */
export function serviceMinutes(attendance: Attendance, activity: Times, now: Instant): number | null {
  if (attendance.inAt === null) return 0
  const out = attendance.outAt ?? (now >= activity.endsAt + MISSING_OUT_DECIDED_AFTER ? activity.endsAt : null)
  if (out === null) return null
  const from = Math.max(attendance.inAt, activity.startsAt - SERVICE_TOLERANCE)
  const to = Math.min(out, activity.endsAt + SERVICE_TOLERANCE)
  return Math.max(0, Math.floor((to - from) / minute))
}

/** Hours to one decimal, as records and proofs show them. */
export const inHours = (minutes: number): string => (minutes / 60).toFixed(1)
