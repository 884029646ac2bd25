/**
 * Stored marks of one activity. Marks are only added, so any order of answers gives the same attendance.
 * The only names stored are those that were typed on this phone.
 */
import type { SyncAnswer } from '../../contract/attendance/attendance'
import type { SentMark, ServerMark } from '../../contract/attendance/marks'
import type { VisitTime } from '../../domain/attendance/attendance'
import { minute } from '../../domain/calendar/calendar'

/** An activity whose attendance list is on this phone. */
export interface OnSiteActivity {
  activityId: string
  /** Person who opened the list. The next user of this phone must not see its names. */
  owner: string
  /** Time until which the phone may keep the list, by the server's clock. */
  keepUntil: number
  /** Moment at which this phone was cut off, and everything but this entry was removed; 0 for never. */
  cutOffAt: number
}

/** An activity's marks on the phone. */
export interface StoredMarks {
  marks: ServerMark[]
  cursor: number
  /** True if the server has more marks. */
  hasMore: boolean
  /** Server time of the last answer. */
  heardAt: number
  /** The visit's time, as the last answer had it; null before the first. */
  visit: VisitTime | null
  /** People added on this phone: the name by volunteer id for a walk-in without an account, '' by sign-up id for a ticket. */
  walkIns: Record<string, string>
}

/** Answer of the server with all marks from `since` to `cursor`. */
export type MarksAnswer = Pick<SyncAnswer, 'marks' | 'cursor' | 'hasMore' | 'visit' | 'now'> & { since: number }

export const NO_MARKS: StoredMarks = { marks: [], cursor: 0, hasMore: false, heardAt: 0, visit: null, walkIns: {} }

/** Stored marks with an answer merged in. @param accepted own marks that the server accepted, kept until an answer includes them */
export const mergeAnswer = (
  known: StoredMarks,
  answer: MarksAnswer,
  accepted: readonly SentMark[],
  deviceId: () => string,
): StoredMarks => ({
  marks: union(
    accepted.map((mark) => asServerMark(mark, deviceId())),
    union(known.marks, answer.marks),
  ),
  ...cursorAfter(known, answer),
  heardAt: Math.max(known.heardAt, answer.now),
  // A late answer may have been made before the visit was moved.
  visit: answer.now >= known.heardAt ? timesIn(answer.visit) : known.visit,
  walkIns: { ...known.walkIns, ...namesIn(accepted) },
})

/** A sent mark in the server's form, until the server sends it itself; for a ticket, the server then names the holder. */
const asServerMark = ({ signUpId = '', volunteerId = signUpId, name: _, ...sent }: SentMark, deviceId: string): ServerMark => ({
  ...sent,
  volunteerId,
  deviceId,
})

const perMinute = (at: number): number => Math.floor(at / minute)

/** True for an answer that has to be stored. Phones ask several times a minute, and most answers bring nothing new. */
export const isNews = (known: StoredMarks, next: StoredMarks): boolean =>
  next.marks.length !== known.marks.length ||
  next.cursor !== known.cursor ||
  next.hasMore !== known.hasMore ||
  next.visit?.startsAt !== known.visit?.startsAt ||
  next.visit?.endsAt !== known.visit?.endsAt ||
  perMinute(next.heardAt) !== perMinute(known.heardAt)

/**
 * Cursor after an answer. An answer that starts beyond the cursor leaves a gap: its marks are kept, but the cursor stays, so that the
 * gap is requested.
 */
function cursorAfter(known: StoredMarks, answer: MarksAnswer): Pick<StoredMarks, 'cursor' | 'hasMore'> {
  if (answer.since > known.cursor) return { cursor: known.cursor, hasMore: true }
  return answer.cursor >= known.cursor
    ? { cursor: answer.cursor, hasMore: answer.hasMore }
    : { cursor: known.cursor, hasMore: known.hasMore }
}

/** Marks of both lists. For an id in both, the second list's mark is kept, since in it the server may have named a ticket's holder. */
function union(known: readonly ServerMark[], more: readonly ServerMark[]): ServerMark[] {
  const byId = new Map(known.map((mark) => [mark.id, mark]))
  for (const mark of more) byId.set(mark.id, mark)
  return [...byId.values()]
}

function namesIn(marks: readonly SentMark[]): Record<string, string> {
  const names: Record<string, string> = {}
  for (const { volunteerId, signUpId = '', name } of marks)
    if (volunteerId === undefined) names[signUpId] = ''
    else if (name !== undefined) names[volunteerId] = name
  return names
}

/** Valid activities of a stored value, which may have been damaged. */
export const readActivities = (stored: unknown): readonly OnSiteActivity[] =>
  Array.isArray(stored)
    ? (stored as OnSiteActivity[]).filter(
        (one) => areTexts(one?.activityId, one?.owner) && one.keepUntil > 0 && Number.isFinite(one.cutOffAt),
      )
    : []

/** Valid marks of a stored value. If some are damaged, all are requested again, since the server has them. */
export function readMarks(stored: unknown): StoredMarks | undefined {
  const record = stored as StoredMarks | undefined
  if (!Array.isArray(record?.marks)) return undefined
  const marks = record.marks.filter(isMark)
  const isWhole = marks.length === record.marks.length && Number.isSafeInteger(record.cursor) && record.cursor >= 0
  const walkIns: StoredMarks['walkIns'] = {}
  for (const [id, name] of Object.entries(record.walkIns ?? {})) if (areTexts(name)) walkIns[id] = name
  return {
    marks,
    cursor: isWhole ? record.cursor : 0,
    hasMore: !isWhole || record.hasMore,
    heardAt: Number.isFinite(record.heardAt) ? record.heardAt : 0,
    visit: timesIn(record.visit),
    walkIns,
  }
}

/** A visit's time without other fields; null for a damaged one. */
const timesIn = (visit: VisitTime | null | undefined): VisitTime | null =>
  visit && Number.isFinite(visit.startsAt) && Number.isFinite(visit.endsAt) ? { startsAt: visit.startsAt, endsAt: visit.endsAt } : null

const areTexts = (...parts: unknown[]): boolean => parts.every((part) => typeof part === 'string')

const isMark = (mark: ServerMark | null): boolean =>
  areTexts(mark?.id, mark?.volunteerId, mark?.kind, mark?.method, mark?.deviceId) &&
  Number.isFinite(mark?.at) &&
  (mark?.clockOffset === null || Number.isFinite(mark?.clockOffset))
