/**
 * Doubts about an attendance that a person should look at; each finding names its marks. Attendance is a fact, so it is
 * flagged and never refused.
 */
import { type Attendance, type Mark, type PassKind, type VisitTime, isDenied, isOutside, markedAt, timeOf } from './attendance'
import { type Instant, minute } from '../calendar/calendar'
import { nameKey } from '../people/names'
import { VENUE_CODE_FRESH } from './venue-code'

export type Finding =
  /** In or out far from the visit's present time, which does not count: a wrong clock, a rehearsal, or the visit was moved. */
  | { kind: 'outside-window'; markId: string }
  /** The out mark is earlier than the in mark `inId`. */
  | { kind: 'out-before-in'; markId: string; inId: string }
  /** An out mark without an in mark: no time counts. */
  | { kind: 'out-without-in'; markId: string }
  /** No out mark; the planned end counts once a day has passed. */
  | { kind: 'no-out'; markId: string }
  /** Two phones recorded the same arrival or departure at times far apart; `markId` counts. `apart` in ms. */
  | { kind: 'phones-differ'; of: 'in' | 'out'; markId: string; otherId: string; apart: number }
  /** The phone's clock was wrong by `by` ms, positive when fast; the time that counts is adjusted. */
  | { kind: 'clock-wrong'; markId: string; by: number }
  /** The phone had never heard the server's time: its own clock counts. */
  | { kind: 'clock-unknown'; markId: string }
  /** The venue's code was scanned `by` ms after it was shown (negative: before): photographed or passed on, or a wrong clock. */
  | { kind: 'code-late'; markId: string; by: number }
  /** Checked in again after the out mark, with no second out: the time after the first out does not count. */
  | { kind: 'in-after-out'; markId: string }
  /** A mark of a phone that an organiser has denied since: it does not count. */
  | { kind: 'denied'; markId: string }
  /** The mark reached the server `by` ms before its own time: the phone's clock was changed meanwhile. Only the server knows. */
  | { kind: 'from-the-future'; markId: string; by: number }
  /** Corrected by an organiser afterwards. */
  | { kind: 'corrected'; markId: string; of: 'in' | 'out'; reason: string }
  /** Checked in at another visit at the same time: the later check-in ends the earlier stay. Only the server knows. */
  | { kind: 'elsewhere'; activityId: string; title: string; at: Instant }
  /** Known only by a name that `people` at the visit share: two phones may have written down one person. Only the server knows. */
  | { kind: 'same-name'; people: number }

/** Kinds of finding on which minutes depend; closing a day asks about each of them. */
const CHANGES_MINUTES: Readonly<Record<Finding['kind'], boolean>> = {
  'outside-window': true,
  'out-before-in': true,
  'out-without-in': true,
  'no-out': true,
  'phones-differ': true,
  'clock-wrong': true,
  'clock-unknown': true,
  // Evidence of presence, not of a time.
  'code-late': false,
  'in-after-out': true,
  // Decided by an organiser already.
  denied: false,
  'from-the-future': true,
  corrected: false,
  elsewhere: true,
  'same-name': true,
}

export const changesMinutes = ({ kind }: Finding): boolean => CHANGES_MINUTES[kind]

/**
 * Name of a finding within one person's attendance, by which an organiser's answer to it is kept. A finding about other marks or
 * another time has another name, so that it is asked again.
 */
export function findingKey(finding: Finding): string {
  switch (finding.kind) {
    case 'elsewhere':
      return `elsewhere ${finding.activityId} ${finding.at}`
    case 'same-name':
      return `same-name ${finding.people}`
    case 'out-before-in':
      return `out-before-in ${finding.markId} ${finding.inId}`
    case 'phones-differ':
      return `phones-differ ${finding.markId} ${finding.otherId}`
    default:
      return `${finding.kind} ${finding.markId}`
  }
}

/** Strength of the evidence that a volunteer was there. */
export type Evidence =
  /** An organiser saw the volunteer: ticked, scanned, heard the code, or corrected. */
  | 'strong'
  /** The venue's changing code, from the volunteer's own phone. */
  | 'medium'
  /** A venue code scanned long after it was shown, or by a phone that did not know the server's time. */
  | 'weak'

/** Marks of two phones closer than this agree. */
export const PHONES_AGREE_WITHIN = 10 * minute
/** A clock wrong by less than this is normal. */
export const CLOCK_TOLERANCE = 5 * minute

/** Findings in a fixed order, the same on every phone. */
export function findingsOf(attendance: Attendance, visit: VisitTime, now: Instant): Finding[] {
  const { inAt, outAt } = attendance
  const [inMark, outMark] = [sourceOf(attendance, 'in'), sourceOf(attendance, 'out')]
  const findings: Finding[] = []
  for (const mark of [inMark, outMark]) {
    if (!mark) continue
    findings.push(...ofDifference(attendance, mark), ...ofClock(mark), ...ofCorrection(mark))
  }
  if (inAt !== null && outAt !== null && inMark && outMark && outAt < inAt)
    findings.push({ kind: 'out-before-in', markId: outMark.id, inId: inMark.id })
  if (outMark && inAt === null) findings.push({ kind: 'out-without-in', markId: outMark.id })
  if (inMark && outAt === null && now > visit.endsAt) findings.push({ kind: 'no-out', markId: inMark.id })
  const back = cameBack(attendance, outMark)
  if (back) findings.push({ kind: 'in-after-out', markId: back.id })
  for (const mark of attendance.marks)
    if (isDenied(mark, attendance)) findings.push({ kind: 'denied', markId: mark.id })
    else if (isOutside(mark, attendance)) findings.push({ kind: 'outside-window', markId: mark.id })
  return findings
}

const counts = (mark: Mark, attendance: Attendance): boolean => !isDenied(mark, attendance) && !isOutside(mark, attendance)

/** The first check-in after the out mark. Undefined if the out was corrected, or lies before every in mark. */
const cameBack = (attendance: Attendance, outMark: Mark | undefined): Mark | undefined =>
  outMark && outMark.method !== 'corrected' && attendance.inAt !== null && timeOf(outMark) >= attendance.inAt
    ? attendance.marks.find((mark) => mark.kind === 'in' && counts(mark, attendance) && timeOf(mark) > timeOf(outMark))
    : undefined

/** Findings about counting marks that arrived before their own time, by the clock tolerance or more. @param receivedAt by mark id */
export const futureFindings = (attendance: Attendance, receivedAt: ReadonlyMap<string, Instant>): Finding[] =>
  [sourceOf(attendance, 'in'), sourceOf(attendance, 'out')].flatMap((mark) => {
    const by = mark && mark.method !== 'corrected' ? markedAt(mark) - (receivedAt.get(mark.id) ?? Infinity) : 0
    return mark && by >= CLOCK_TOLERANCE ? [{ kind: 'from-the-future' as const, markId: mark.id, by }] : []
  })

/** `same-name` findings by volunteer, for those without an account: an account tells its owner apart. */
export function sameNames(people: readonly { volunteerId: string; name: string; hasAccount: boolean }[]): Map<string, Finding> {
  const called = new Map<string, number>()
  for (const { name } of people) called.set(nameKey(name), (called.get(nameKey(name)) ?? 0) + 1)
  return new Map(
    people.flatMap(({ volunteerId, name, hasAccount }) => {
      const count = called.get(nameKey(name)) ?? 0
      return hasAccount || count < 2 ? [] : [[volunteerId, { kind: 'same-name', people: count }] as const]
    }),
  )
}

/** The weaker evidence of arrival and departure; null for a volunteer who was not there. */
export function evidenceOf(attendance: Attendance): Evidence | null {
  if (attendance.inAt === null) return null
  const ofIn = shownBy(attendance, 'in')
  return attendance.outAt === null ? ofIn : weaker(ofIn, shownBy(attendance, 'out'))
}

const BY_STRENGTH: readonly Evidence[] = ['weak', 'medium', 'strong']
const weaker = (one: Evidence, other: Evidence): Evidence => (BY_STRENGTH.indexOf(one) < BY_STRENGTH.indexOf(other) ? one : other)

/** The strongest evidence among marks near the time that counts: an organiser's tick an hour later is no evidence of an early arrival. */
function shownBy(attendance: Attendance, of: 'in' | 'out'): Evidence {
  const source = sourceOf(attendance, of)
  const agreeing = attendance.marks.filter(
    (mark) => mark.kind === of && source && Math.abs(timeOf(mark) - timeOf(source)) < PHONES_AGREE_WITHIN,
  )
  if (source?.method === 'corrected' || agreeing.some(({ method }) => method !== 'venue')) return 'strong'
  // A phone without the server's time is no evidence of when the code was scanned.
  return agreeing.some((mark) => mark.clockOffset !== null && Math.abs(lateness(mark)) <= VENUE_CODE_FRESH) ? 'medium' : 'weak'
}

/** The mark that a derived time came from. */
export function sourceOf({ marks, inMarkIds, outMarkIds }: Attendance, of: 'in' | 'out'): Mark | undefined {
  const [id] = of === 'in' ? inMarkIds : outMarkIds
  return marks.find((mark) => mark.id === id)
}

/** Finding about the mark of another phone that differs most from the mark that counts. None if an organiser corrected the time. */
function ofDifference(attendance: Attendance, source: Mark): Finding[] {
  if (source.method === 'corrected') return []
  const of: PassKind = source.kind === 'in' ? 'in' : 'out'
  const apart = (mark: Mark) => Math.abs(timeOf(mark) - timeOf(source))
  const others = attendance.marks.filter(
    (mark) => mark.kind === of && mark.deviceId !== source.deviceId && mark.method !== 'corrected' && counts(mark, attendance),
  )
  let furthest: Mark | undefined
  for (const mark of others) if (!furthest || apart(mark) > apart(furthest)) furthest = mark
  return furthest && apart(furthest) >= PHONES_AGREE_WITHIN
    ? [{ kind: 'phones-differ', of, markId: source.id, otherId: furthest.id, apart: apart(furthest) }]
    : []
}

function ofClock(mark: Mark): Finding[] {
  if (mark.method === 'corrected') return []
  const late = lateness(mark)
  return [
    ...(mark.clockOffset === null ? [{ kind: 'clock-unknown', markId: mark.id } as const] : []),
    ...(Math.abs(mark.clockOffset ?? 0) >= CLOCK_TOLERANCE
      ? [{ kind: 'clock-wrong', markId: mark.id, by: -(mark.clockOffset ?? 0) } as const]
      : []),
    ...(Math.abs(late) > VENUE_CODE_FRESH ? [{ kind: 'code-late', markId: mark.id, by: late } as const] : []),
  ]
}

/** Delay from showing a venue code to scanning it, ms; 0 for other marks, and for codes that are not verified yet. */
const lateness = (mark: Mark): number => (mark.shownAt === null ? 0 : markedAt(mark) - mark.shownAt)

const ofCorrection = (mark: Mark): Finding[] =>
  mark.method === 'corrected' && (mark.kind === 'in' || mark.kind === 'out')
    ? [{ kind: 'corrected', markId: mark.id, of: mark.kind, reason: mark.reason ?? '' }]
    : []
