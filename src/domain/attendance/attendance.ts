/**
 * Attendance is derived from marks, never typed in. Marks form a grow-only set: the fold gives one answer
 * for any order of arrival, any duplicates and any split between devices. Phone and server run this same code.
 */
import { type ActivityTimes, PLAUSIBLE_MARGIN } from '../activities/activity'
import { type Instant } from '../calendar/calendar'

/** Arrival or departure. */
export type PassKind = 'in' | 'out'

export type MarkKind =
  | PassKind
  /** Takes an earlier mark back; the earlier mark stays on record. */
  | 'void'
  /** An organiser's decision that a mark far outside the visit's time counts. It holds while the visit keeps the time it was made for. */
  | 'accept'

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
  /** Id of the mark that a `void` takes back, or that an `accept` lets count; null for in and out. */
  voids: string | null
  method: MarkMethod
  /** By the device's clock. */
  at: Instant
  /** Last known server time minus device time, in ms; null when the device never heard from the server. */
  clockOffset: number | null
  /** The corrected time, for a correction of in or out; the visit's start as the organiser saw it, for `accept`. Null for other marks. */
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
  /**
   * In and out marks not taken back, by time, for findings and histories. Denied marks and marks outside the visit's time are among
   * them but do not count, see {@link isDenied} and {@link isOutside}.
   */
  marks: readonly Mark[]
  /** Ids of marks far outside the visit's time that nobody has accepted or denied. */
  outside: readonly string[]
  /** Time of the correction to "was not there" (in) or "left at an unknown time" (out); null without such a correction. */
  denied: { in: Instant | null; out: Instant | null }
}

/** The visit's present time, to which its attendance belongs. */
export type VisitTime = Pick<ActivityTimes, 'startsAt' | 'endsAt'>

/** True for a moment that can belong to the visit: not far before its start, nor far after its end. */
export const isNearVisit = (at: Instant, { startsAt, endsAt }: VisitTime): boolean =>
  at >= startsAt - PLAUSIBLE_MARGIN && at <= endsAt + PLAUSIBLE_MARGIN

/** Time of recording by the server's clock, as far as the device knew it; else the time at which the venue's code was shown. */
export const markedAt = (mark: Mark): Instant =>
  mark.clockOffset === null && mark.shownAt !== null ? mark.shownAt : mark.at + (mark.clockOffset ?? 0)

/** Time that the mark is about: a correction states its own. */
export const timeOf = (mark: Mark): Instant => mark.statedAt ?? markedAt(mark)

type Denials = Map<string, Attendance['denied']>

interface Standing {
  /** In and out marks not taken back, without repeats, by time. */
  marks: Mark[]
  /** By volunteer. */
  denials: Denials
  /** Ids of marks that an organiser lets count at the visit's present time. */
  accepted: ReadonlySet<string>
}

function standing(marks: Iterable<Mark>, visit: VisitTime): Standing {
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
    if (isDenial && isPass(target.kind)) deny(denials, mark, target.kind)
  }
  const left = [...byId.values()].filter(({ id }) => !taken.has(id))
  return {
    marks: left.filter(({ kind }) => isPass(kind)).sort(byTimeThenId),
    denials,
    accepted: new Set(left.flatMap((mark) => (holdsFor(mark, visit) ? (mark.voids ?? []) : []))),
  }
}

const isPass = (kind: MarkKind): kind is PassKind => kind === 'in' || kind === 'out'

/** A decision about another day lapses when the visit is moved: what was accepted then has to be looked at again. */
const holdsFor = ({ kind, statedAt }: Mark, visit: VisitTime): boolean =>
  kind === 'accept' && statedAt !== null && isNearVisit(statedAt, visit)

function deny(denials: Denials, { volunteerId, ...correction }: Mark, kind: PassKind): void {
  const known = denials.get(volunteerId) ?? NOTHING_DENIED
  const at = markedAt({ volunteerId, ...correction })
  const latest = (since: Instant | null) => Math.max(since ?? at, at)
  // A volunteer who was not there did not leave either.
  denials.set(volunteerId, { in: kind === 'in' ? latest(known.in) : known.in, out: latest(known.out) })
}

const NOTHING_DENIED = { in: null, out: null }

/**
 * Attendance by volunteer: from the earliest in mark to the latest out mark; the latest correction overrides either.
 * A mark far outside the visit's present time does not count until an organiser accepts it. A correction to "was not there"
 * outweighs every mark recorded before it, even a mark that arrives later; a tick made after it counts.
 */
export function foldMarks(marks: Iterable<Mark>, visit: VisitTime): Map<string, Attendance> {
  const byVolunteer = new Map<string, Mark[]>()
  const { marks: standingMarks, denials, accepted } = standing(marks, visit)
  const outside = standingMarks.filter((mark) => mark.method !== 'corrected' && !accepted.has(mark.id) && !isNearVisit(timeOf(mark), visit))
  const outsideIds = new Set(outside.map(({ id }) => id))
  for (const mark of standingMarks) {
    const known = byVolunteer.get(mark.volunteerId)
    if (known) known.push(mark)
    else byVolunteer.set(mark.volunteerId, [mark])
  }
  return new Map([...byVolunteer].map(([id, own]) => [id, attendanceOf(id, own, outsideIds, denials.get(id))]))
}

export const noAttendance = (volunteerId: string): Attendance => attendanceOf(volunteerId, [], new Set())

/** True for a mark that was recorded before an organiser denied it. */
export const isDenied = (mark: Mark, { denied }: Pick<Attendance, 'denied'>): boolean => {
  const since = isPass(mark.kind) ? denied[mark.kind] : null
  return since !== null && markedAt(mark) <= since
}

/** True for a mark far outside the visit's time that nobody has accepted or denied. */
export const isOutside = ({ id }: Mark, { outside }: Pick<Attendance, 'outside'>): boolean => outside.includes(id)

function attendanceOf(
  volunteerId: string,
  marks: readonly Mark[],
  outsideIds: ReadonlySet<string>,
  denied: Attendance['denied'] = NOTHING_DENIED,
): Attendance {
  const counting = (of: PassKind) => marks.filter((mark) => mark.kind === of && !outsideIds.has(mark.id) && !isDenied(mark, { denied }))
  const ins = sourceFirst(counting('in'))
  const outs = sourceFirst(counting('out').reverse())
  const at = ([source]: readonly Mark[]): Instant | null => (source ? timeOf(source) : null)
  const ids = (own: readonly Mark[]) => own.map(({ id }) => id)
  const outside = ids(marks.filter((mark) => outsideIds.has(mark.id) && !isDenied(mark, { denied })))
  return { volunteerId, inAt: at(ins), inMarkIds: ids(ins), outAt: at(outs), outMarkIds: ids(outs), marks, outside, denied }
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
