/**
 * Attendance is derived from marks and never stored. Marks form a grow-only set: the fold gives one answer
 * for any order of arrival, any duplicates and any split between devices. Phone and server run this same code.
 */
import { type ActivityTimes } from '../activities/activity'
import { type Instant, day, minute } from '../calendar/calendar'

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
  /** An organiser typed the six characters that the volunteer read aloud. */
  | 'spoken'
  /** The volunteer's own phone scanned the venue's code, or its owner typed it. */
  | 'venue'
  /** An organiser put it right afterwards, and said why. */
  | 'corrected'

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
  /** Of a correction of in or out: the time that it says. */
  statedAt: Instant | null
  /** Of a correction: why. */
  reason: string | null
  /** Of a venue code: when it was on the organiser's phone, by that phone's clock. Null until the server has judged it. */
  shownAt: Instant | null
  /** The phone that made it. */
  deviceId: string
}

export interface Attendance {
  volunteerId: string
  inAt: Instant | null
  /** Every in mark that stands, the one that `inAt` came from first: two phones may have ticked the same person. */
  inMarkIds: readonly string[]
  outAt: Instant | null
  /** Every out mark that stands, the one that `outAt` came from first. */
  outMarkIds: readonly string[]
  /** All that stand, by time: what findings and histories are told from. Some of them count for nothing, see {@link foldMarks}. */
  marks: readonly Mark[]
  /** When an organiser said that they were not there, or that nobody knows when they left; null for never. */
  denied: { in: Instant | null; out: Instant | null }
}

/** Service counts from this long before the planned start until this long after the planned end. */
export const SERVICE_TOLERANCE = 30 * minute
/** After this, somebody without an out mark is taken to have stayed until the planned end. */
export const MISSING_OUT_DECIDED_AFTER = day

/** The mark's own time by the server's clock, as well as the device knew it. */
export const markedAt = (mark: Mark): Instant =>
  mark.clockOffset === null && mark.shownAt !== null ? mark.shownAt : mark.at + (mark.clockOffset ?? 0)

/** The time that the mark speaks of: a correction says one. */
export const timeOf = (mark: Mark): Instant => mark.statedAt ?? markedAt(mark)

type Denials = Map<string, Attendance['denied']>

/** Marks that no other takes back, each once, by time; and what corrections took back, by volunteer. */
function standing(marks: Iterable<Mark>): { marks: Mark[]; denials: Denials } {
  const byId = new Map<string, Mark>()
  for (const mark of marks) byId.set(mark.id, mark)
  const taken = new Set<string>()
  // A correction stands until another correction takes it back: a tap on a phone does not.
  const mayTake = (mark: Mark, target: Mark | undefined) => target?.method !== 'corrected' || mark.method === 'corrected'
  const denials: Denials = new Map()
  for (const mark of byId.values()) {
    if (mark.kind !== 'void' || !mark.voids) continue
    const target = byId.get(mark.voids)
    if (mayTake(mark, target)) taken.add(mark.voids)
    // Taking back a correction leaves what the phones recorded.
    const isDenial = mark.method === 'corrected' && target !== undefined && target.method !== 'corrected'
    if (isDenial && target.kind !== 'void') deny(denials, mark, target.kind)
  }
  return { marks: [...byId.values()].filter((mark) => mark.kind !== 'void' && !taken.has(mark.id)).sort(byTimeThenId), denials }
}

function deny(denials: Denials, { volunteerId, ...correction }: Mark, kind: 'in' | 'out'): void {
  const known = denials.get(volunteerId) ?? NOTHING_DENIED
  const at = markedAt({ volunteerId, ...correction })
  const latest = (since: Instant | null) => Math.max(since ?? at, at)
  // Who was not there did not leave either.
  denials.set(volunteerId, { in: kind === 'in' ? latest(known.in) : known.in, out: latest(known.out) })
}

const NOTHING_DENIED = { in: null, out: null }

/**
 * Attendance per volunteer. In is the earliest mark that stands, out the latest; the latest correction goes before both.
 * Who an organiser said was not there, was not: a phone that comes back later with an earlier tick changes nothing, a tick
 * made afterwards does.
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

export const absent = (volunteerId: string): Attendance => attendanceOf(volunteerId, [])

/** Whether it was recorded before an organiser said that it was not so. */
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

/** A correction replaces what the phones recorded; of several the one made last. */
function sourceFirst(marks: readonly Mark[]): readonly Mark[] {
  const corrections = marks.filter(({ method }) => method === 'corrected').sort((one, other) => -byMoment(markedAt, one, other))
  return corrections.length === 0 ? marks : [...corrections, ...marks.filter(({ method }) => method !== 'corrected')]
}

/** Ids break ties, so that two phones with equal times still agree. */
const byMoment = (moment: (mark: Mark) => Instant, one: Mark, other: Mark): number =>
  moment(one) - moment(other) || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)
const byTimeThenId = (one: Mark, other: Mark): number => byMoment(timeOf, one, other)

type Times = Pick<ActivityTimes, 'startsAt' | 'endsAt'>

/** What an attendance comes to: the part of it that is kept, so that a year can be counted. */
export interface Served {
  inAt: Instant
  /** Null when nobody checked them out. */
  outAt: Instant | null
  /** Whole minutes from in to out, cut to the activity's time plus the tolerance, without travel; without an out, to the planned end. */
  minutes: number
  /** The minutes hold from then on: without an out, a day after the planned end. Null when they hold already. */
  knownFrom: Instant | null
}

/** Null for somebody who was not there. It depends on no clock: whoever counts compares `knownFrom` with theirs. */
export function servedOf({ inAt, outAt }: Attendance, activity: Times): Served | null {
  if (inAt === null) return null
  const from = Math.max(inAt, activity.startsAt - SERVICE_TOLERANCE)
  const to = Math.min(outAt ?? activity.endsAt, activity.endsAt + SERVICE_TOLERANCE)
  const minutes = Math.max(0, Math.floor((to - from) / minute))
  return { inAt, outAt, minutes, knownFrom: outAt === null ? activity.endsAt + MISSING_OUT_DECIDED_AFTER : null }
}

/** Minutes of service so far. Null while they are not known yet: nobody checked out, and the day after the end has not passed. */
export function serviceMinutes(attendance: Attendance, activity: Times, now: Instant): number | null {
  const served = servedOf(attendance, activity)
  if (served === null) return 0
  return served.knownFrom === null || now >= served.knownFrom ? served.minutes : null
}
