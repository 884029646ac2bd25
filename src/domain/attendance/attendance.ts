/**
 * Attendance is derived from marks, never typed in. Marks form a grow-only set: the fold gives one answer
 * for any order of arrival, any duplicates and any split between devices. Phone and server run this same code.
 */
import { type ActivityTimes } from '../activities/activity'
import { type Instant, day, minute } from '../calendar/calendar'

export type MarkKind =
  | 'in'
  | 'out'
  /** Takes an earlier mark back; the earlier mark stays on record. */
  | 'void'

/** Origin of a mark; it decides how strong the evidence is. */
export type MarkMethod =
  /** An organiser ticked a name on the list. */
  | 'ticked'
  /** An organiser scanned the volunteer's ticket. */
  | 'scanned'
  /** An organiser typed the six characters that the volunteer read aloud. */
  | 'spoken'
  /** The volunteer's own phone scanned the venue's code, or its owner typed it. */
  | 'venue'
  /** An organiser's correction afterwards, with a reason. */
  | 'corrected'

/** One immutable fact, made on a device, perhaps without a network. */
export interface Mark {
  /** Made by the device. The same id is the same fact, however often it arrives. */
  id: string
  volunteerId: string
  kind: MarkKind
  /** For `void`: id of the mark that is taken back. */
  voids: string | null
  method: MarkMethod
  /** By the device's clock. */
  at: Instant
  /** Last known server time minus device time, in ms; null when the device never heard from the server. */
  clockOffset: number | null
  /** The corrected time; only for a correction of in or out. */
  statedAt: Instant | null
  /** Reason of a correction; null for other marks. */
  reason: string | null
  /** Venue codes only: when the organiser's phone showed the code, by that phone's clock. Null until the server has verified it. */
  shownAt: Instant | null
  /** The phone that made the mark. */
  deviceId: string
}

export interface Attendance {
  volunteerId: string
  inAt: Instant | null
  /** In marks that count, the source of `inAt` first: two phones may have ticked the same person. */
  inMarkIds: readonly string[]
  outAt: Instant | null
  /** Out marks that count, the source of `outAt` first. */
  outMarkIds: readonly string[]
  /** Marks not taken back, by time, for findings and histories. Denied marks are among them but do not count, see {@link isDenied}. */
  marks: readonly Mark[]
  /** Time of the correction to "was not there" (in) or "left at an unknown time" (out); null without such a correction. */
  denied: { in: Instant | null; out: Instant | null }
}

/** Service counts from this long before the planned start until this long after the planned end. */
export const SERVICE_TOLERANCE = 30 * minute
/** This long after the planned end, a volunteer without an out mark counts as having stayed until that end. */
export const MISSING_OUT_DECIDED_AFTER = day

/** Time of recording by the server's clock, as far as the device knew it; else the time at which the venue's code was shown. */
export const markedAt = (mark: Mark): Instant =>
  mark.clockOffset === null && mark.shownAt !== null ? mark.shownAt : mark.at + (mark.clockOffset ?? 0)

/** Time that the mark is about: a correction states its own. */
export const timeOf = (mark: Mark): Instant => mark.statedAt ?? markedAt(mark)

type Denials = Map<string, Attendance['denied']>

/** Marks not taken back, without repeats, by time; and denials by volunteer. */
function standing(marks: Iterable<Mark>): { marks: Mark[]; denials: Denials } {
  const byId = new Map<string, Mark>()
  for (const mark of marks) byId.set(mark.id, mark)
  const taken = new Set<string>()
  // A correction is taken back by another correction only, not by a tap on a phone.
  const mayTake = (mark: Mark, target: Mark | undefined) => target?.method !== 'corrected' || mark.method === 'corrected'
  const denials: Denials = new Map()
  for (const mark of byId.values()) {
    if (mark.kind !== 'void' || !mark.voids) continue
    const target = byId.get(mark.voids)
    if (mayTake(mark, target)) taken.add(mark.voids)
    // Taking back a correction restores what the phones recorded.
    const isDenial = mark.method === 'corrected' && target !== undefined && target.method !== 'corrected'
    if (isDenial && target.kind !== 'void') deny(denials, mark, target.kind)
  }
  return { marks: [...byId.values()].filter((mark) => mark.kind !== 'void' && !taken.has(mark.id)).sort(byTimeThenId), denials }
}

function deny(denials: Denials, { volunteerId, ...correction }: Mark, kind: 'in' | 'out'): void {
  const known = denials.get(volunteerId) ?? NOTHING_DENIED
  const at = markedAt({ volunteerId, ...correction })
  const latest = (since: Instant | null) => Math.max(since ?? at, at)
  // A volunteer who was not there did not leave either.
  denials.set(volunteerId, { in: kind === 'in' ? latest(known.in) : known.in, out: latest(known.out) })
}

const NOTHING_DENIED = { in: null, out: null }

/**
 * Attendance by volunteer: from the earliest in mark to the latest out mark; the latest correction overrides either.
 * A correction to "was not there" outweighs every mark recorded before it, even a mark that arrives later; a tick made
 * after it counts.
 */
export function foldMarks(marks: Iterable<Mark>): Map<string, Attendance> {
  const byVolunteer = new Map<string, Mark[]>()
  const { marks: standingMarks, denials } = standing(marks)
  for (const mark of standingMarks) {
    const known = byVolunteer.get(mark.volunteerId)
    if (known) known.push(mark)
    else byVolunteer.set(mark.volunteerId, [mark])
  }
  return new Map([...byVolunteer].map(([volunteerId, own]) => [volunteerId, attendanceOf(volunteerId, own, denials.get(volunteerId))]))
}

export const noAttendance = (volunteerId: string): Attendance => attendanceOf(volunteerId, [])

/** True for a mark that was recorded before an organiser denied it. */
export const isDenied = (mark: Mark, { denied }: Pick<Attendance, 'denied'>): boolean => {
  const since = mark.kind === 'void' ? null : denied[mark.kind]
  return since !== null && markedAt(mark) <= since
}

function attendanceOf(volunteerId: string, marks: readonly Mark[], denied: Attendance['denied'] = NOTHING_DENIED): Attendance {
  const counting = (of: 'in' | 'out') => marks.filter((mark) => mark.kind === of && !isDenied(mark, { denied }))
  const ins = sourceFirst(counting('in'))
  const outs = sourceFirst(counting('out').reverse())
  const at = ([source]: readonly Mark[]): Instant | null => (source ? timeOf(source) : null)
  const ids = (own: readonly Mark[]) => own.map(({ id }) => id)
  return { volunteerId, inAt: at(ins), inMarkIds: ids(ins), outAt: at(outs), outMarkIds: ids(outs), marks, denied }
}

/** Marks with the decisive one first: the correction made last, else the first in the order given. */
function sourceFirst(marks: readonly Mark[]): readonly Mark[] {
  const corrections = marks.filter(({ method }) => method === 'corrected').sort((one, other) => -byMoment(markedAt, one, other))
  return corrections.length === 0 ? marks : [...corrections, ...marks.filter(({ method }) => method !== 'corrected')]
}

/** Ids break ties, so that two phones with equal times still agree. */
const byMoment = (moment: (mark: Mark) => Instant, one: Mark, other: Mark): number =>
  moment(one) - moment(other) || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)
const byTimeThenId = (one: Mark, other: Mark): number => byMoment(timeOf, one, other)

type Times = Pick<ActivityTimes, 'startsAt' | 'endsAt'>

/** Service of one attendance, in the form stored for a year's figures. */
export interface Served {
  inAt: Instant
  /** Null without an out mark. */
  outAt: Instant | null
  /** Whole minutes from in to out, else to the planned end, cut to the activity's time plus the tolerance, without travel. */
  minutes: number
  /** When the minutes become final: without an out, a day after the planned end. Null when they are final already. */
  knownFrom: Instant | null
}

/**
 * Service of one attendance; null for a volunteer who was not there. No clock is read: the caller compares `knownFrom` with the
 * present.
 */
export function servedOf({ inAt, outAt }: Attendance, activity: Times): Served | null {
  if (inAt === null) return null
  const from = Math.max(inAt, activity.startsAt - SERVICE_TOLERANCE)
  const to = Math.min(outAt ?? activity.endsAt, activity.endsAt + SERVICE_TOLERANCE)
  const minutes = Math.max(0, Math.floor((to - from) / minute))
  return { inAt, outAt, minutes, knownFrom: outAt === null ? activity.endsAt + MISSING_OUT_DECIDED_AFTER : null }
}

/** Service minutes; null while unknown: no out mark, and less than a day since the planned end. */
export function serviceMinutes(attendance: Attendance, activity: Times, now: Instant): number | null {
  const served = servedOf(attendance, activity)
  if (served === null) return 0
  return served.knownFrom === null || now >= served.knownFrom ? served.minutes : null
}
