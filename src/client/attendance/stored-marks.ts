/**
 * Marks of one activity as they lie on the phone. Marks only ever join, so any order of answers gives one attendance.
 * Names are there only of people whom this phone itself named.
 */
import type { SyncAnswer } from '../../contract/attendance/attendance'
import type { SentMark, ToldMark } from '../../contract/attendance/marks'
import { minute } from '../../domain/calendar/calendar'

/** An activity whose attendance list is on this phone. */
export interface OnSiteActivity {
  activityId: string
  /** Person who opened it; the names are not for the next person on this phone. */
  owner: string
  /** End of its time on the phone, by the server's clock. */
  keepUntil: number
  /** Moment at which the server shut this phone out, and all but this entry went; 0 for never. */
  cutOffAt: number
}

/** One activity's marks as they lie on the phone. */
export interface StoredMarks {
  marks: ToldMark[]
  cursor: number
  /** More wait on the server. */
  hasMore: boolean
  /** When the server last answered, by its clock. */
  heardAt: number
  /** People whom this phone brought in beside the list: the name of somebody without an account by the id given to them, '' for a ticket by its sign-up. */
  walkIns: Record<string, string>
}

/** Answer of the server: all marks from `since` to `cursor`. */
export type Told = Pick<SyncAnswer, 'marks' | 'cursor' | 'hasMore' | 'now'> & { since: number }

export const NOTHING: StoredMarks = { marks: [], cursor: 0, hasMore: false, heardAt: 0, walkIns: {} }

/** The marks after an answer. @param accepted marks that the server took: they stay in sight until they come down themselves */
export const afterTold = (known: StoredMarks, told: Told, accepted: readonly SentMark[], deviceId: () => string): StoredMarks => ({
  marks: union(
    accepted.map((mark) => asTold(mark, deviceId())),
    union(known.marks, told.marks),
  ),
  ...cursorAfter(known, told),
  heardAt: Math.max(known.heardAt, told.now),
  walkIns: { ...known.walkIns, ...namesIn(accepted) },
})

/** A sent mark as the server will tell it; for a ticket the server will name its holder. */
const asTold = ({ signUpId = '', volunteerId = signUpId, name: _, ...sent }: SentMark, deviceId: string): ToldMark => ({
  ...sent,
  volunteerId,
  deviceId,
})

const perMinute = (at: number): number => Math.floor(at / minute)

/** Whether an answer is worth writing: phones ask every few seconds, and most answers say that nothing has happened. */
export const isNews = (known: StoredMarks, next: StoredMarks): boolean =>
  next.marks.length !== known.marks.length ||
  next.cursor !== known.cursor ||
  next.hasMore !== known.hasMore ||
  perMinute(next.heardAt) !== perMinute(known.heardAt)

/** An answer from further on than what is here leaves a gap: the marks count, the cursor stays, and the gap is asked for. */
function cursorAfter(known: StoredMarks, told: Told): Pick<StoredMarks, 'cursor' | 'hasMore'> {
  if (told.since > known.cursor) return { cursor: known.cursor, hasMore: true }
  return told.cursor >= known.cursor ? { cursor: told.cursor, hasMore: told.hasMore } : { cursor: known.cursor, hasMore: known.hasMore }
}

/** Marks of both lists; of two with the same id the later list's, since the server names a ticket's holder. */
function union(known: readonly ToldMark[], more: readonly ToldMark[]): ToldMark[] {
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

/** Activities in whatever lies on the phone. */
export const readActivities = (stored: unknown): readonly OnSiteActivity[] =>
  Array.isArray(stored)
    ? (stored as OnSiteActivity[]).filter(
        (one) => areTexts(one?.activityId, one?.owner) && one.keepUntil > 0 && Number.isFinite(one.cutOffAt),
      )
    : []

/** Marks in whatever lies on the phone. The server has all marks: where some are damaged, all are asked for once more. */
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
    walkIns,
  }
}

const areTexts = (...parts: unknown[]): boolean => parts.every((part) => typeof part === 'string')

const isMark = (mark: ToldMark | null): boolean =>
  areTexts(mark?.id, mark?.volunteerId, mark?.kind, mark?.method, mark?.deviceId) &&
  Number.isFinite(mark?.at) &&
  (mark?.clockOffset === null || Number.isFinite(mark?.clockOffset))
