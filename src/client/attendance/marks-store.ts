/**
 * Marks of all phones, for the activities whose attendance list lies on this one. They only ever join, so any order of answers gives one
 * attendance. They lie apart from the attendance list, because they come down also while no list is open, and hold no names
 * but those of people whom this phone itself named.
 */
import type { SyncAnswer } from '../../contract/attendance/attendance'
import type { SentMark, ToldMark } from '../../contract/attendance/marks'
import { minute } from '../../domain/calendar/calendar'
import { type PhoneTime, listState } from '../../domain/attendance/list-keeping'
import { phoneKey, phoneKeys } from '../phone/phone-key'
import type { PhoneStorage } from '../phone/storage'
import { openWatchers } from '../phone/watchers'

/** An activity whose attendance list is on this phone. The list of them is written before anything of them and dropped after all of it. */
export interface OnSiteActivity {
  activityId: string
  /** Who opened it; names are not for the next person on this phone. */
  owner: string
  /** Server time. */
  keepUntil: number
  /** When the server said that this phone may not have it any more, and all of it but this went; 0 for never. */
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
  /** Whom this phone brought in beside the attendance list: names of those without an account by the id given to them, '' for a ticket by its sign-up. */
  walkIns: Record<string, string>
}

/** Activities of which something lies under the next three keys, for work without a network. */
export const ON_SITE = phoneKey<OnSiteActivity[]>('on-site')
/** Marks of all phones, by activity. */
export const marksKey = phoneKeys<StoredMarks>('marks')
/** Attendance list, by activity, sealed. */
export const listKey = phoneKeys<string>('list')
/** Key of the sealed list, by activity: 32 bytes in hex; it goes when the activity is over. */
export const listSecretKey = phoneKeys<string>('list-key')

/** What came down: all marks from `since` to `cursor`. */
export type Told = Pick<SyncAnswer, 'marks' | 'cursor' | 'hasMore' | 'now'> & { since: number }

const NOTHING: StoredMarks = { marks: [], cursor: 0, hasMore: false, heardAt: 0, walkIns: {} }

/** The opened store. */
export type MarksStore = ReturnType<typeof openMarksStore>

/** Kept in memory and written through; what does not fit on the phone lasts until the app closes. */
export function openMarksStore(storage: PhoneStorage, deviceId: () => string) {
  let activities = readActivities(storage.peek(ON_SITE))
  const records = new Map<string, StoredMarks>()
  /** Not on the phone yet, for want of room. */
  const unsaved = new Set<string>()
  const { subscribe, tellAll } = openWatchers()
  const entryOf = (owner: string, activityId: string) => activities.find((one) => one.activityId === activityId && one.owner === owner)

  /** Without the list nothing else is written: what it does not name nobody would drop. */
  let isListed = true
  const list = (next: readonly OnSiteActivity[]): boolean => {
    activities = next
    try {
      storage.write(ON_SITE, [...next])
      isListed = true
    } catch {
      isListed = false
    }
    return isListed
  }
  const find = (activityId: string): StoredMarks | undefined => {
    const known = records.get(activityId) || readMarks(storage.peek(marksKey(activityId)))
    if (known) records.set(activityId, known)
    return known
  }
  const save = (activityId: string): void => {
    const record = records.get(activityId)
    if (!record) return
    unsaved.add(activityId)
    if (!isListed && !list(activities)) return
    try {
      storage.write(marksKey(activityId), record)
      unsaved.delete(activityId)
    } catch {
      // No room. The server has them all; only what is seen without a network after the next start is less.
    }
  }
  /** The key first: without it the names are gone, whatever happens next. */
  const drop = (activityId: string): void => {
    records.delete(activityId)
    unsaved.delete(activityId)
    storage.remove(listSecretKey(activityId))
    storage.remove(listKey(activityId))
    storage.remove(marksKey(activityId))
  }
  /** Drops what may not stay. */
  const keepOnly = (stays: (one: OnSiteActivity, place: number) => boolean): void => {
    const staying = activities.filter(stays)
    if (staying.length === activities.length) return
    for (const one of activities) if (!staying.includes(one)) drop(one.activityId)
    list(staying)
    tellAll()
  }

  return {
    subscribe,
    /** Undefined where no attendance list was opened. */
    entryOf,
    /** The activities of which something is here, those opened last first. */
    activities: () => activities,
    /** Keeps another list. @returns whether it is on the phone: without it nothing else may be written */
    list,
    keepOnly,
    /** Undefined where no attendance list was opened, or where it had to go. */
    find: (owner: string, activityId: string) => (isHere(entryOf(owner, activityId)) ? find(activityId) : undefined),
    /** An activity of this person of which more marks wait on the server. */
    wanting: (owner: string): string | undefined => {
      for (const one of activities) {
        const record = one.owner === owner && isHere(one) && find(one.activityId)
        if (record && record.hasMore) return one.activityId
      }
    },
    /** Asks for the others' marks with the next call, or stops asking. */
    want: (owner: string, activityId: string, hasMore: boolean): void => {
      if (isHere(entryOf(owner, activityId))) records.set(activityId, { ...(find(activityId) || NOTHING), hasMore })
    },
    /**
     * What the server told. Marks that it accepted stay in sight until they come down themselves.
     * A late answer never skips what lies between it and the marks that are here, and lets in no phone that was cut off since.
     */
    merge: (owner: string, activityId: string, told: Told, accepted: readonly SentMark[] = []): void => {
      const entry = entryOf(owner, activityId)
      if (!entry || told.now <= entry.cutOffAt) return
      if (!isHere(entry)) list(activities.map((one) => (one === entry ? { ...one, cutOffAt: 0 } : one)))
      const known = find(activityId) || NOTHING
      const next = after(known, told, accepted, deviceId)
      records.set(activityId, next)
      if (isNews(known, next)) save(activityId)
      tellAll()
    },
    /** Once more, when something has made room. */
    saveAgain: (): void => unsaved.forEach(save),
    /** The server shut this phone out. */
    cutOff: (owner: string, activityId: string, at: number): void => {
      const entry = entryOf(owner, activityId)
      if (!entry || !isHere(entry)) return
      drop(activityId)
      list(activities.map((one) => (one === entry ? { ...one, cutOffAt: at || 1 } : one)))
      tellAll()
    },
    /** Drops what is another person's, and what has had its time. When the app starts, when a list is opened, when the server is heard, when somebody else signs in. */
    sweep: (owner: string, time: PhoneTime): void => keepOnly((one) => one.owner === owner && listState(one.keepUntil, time) !== 'over'),
  }
}

const isHere = (entry: OnSiteActivity | undefined): boolean => entry !== undefined && entry.cutOffAt === 0

const after = (known: StoredMarks, told: Told, accepted: readonly SentMark[], deviceId: () => string): StoredMarks => ({
  marks: union(
    accepted.map((mark) => asTold(mark, deviceId())),
    union(known.marks, told.marks),
  ),
  ...cursorAfter(known, told),
  heardAt: Math.max(known.heardAt, told.now),
  walkIns: { ...known.walkIns, ...namesIn(accepted) },
})

/** As the server will tell it; of a ticket it will say whose it is. */
const asTold = ({ signUpId = '', volunteerId = signUpId, name: _, ...sent }: SentMark, deviceId: string): ToldMark => ({
  ...sent,
  volunteerId,
  deviceId,
})

const perMinute = (at: number): number => Math.floor(at / minute)

/** Every few seconds somebody asks; a storage is not written each time to say that nothing has happened. */
const isNews = (known: StoredMarks, next: StoredMarks): boolean =>
  next.marks.length !== known.marks.length ||
  next.cursor !== known.cursor ||
  next.hasMore !== known.hasMore ||
  perMinute(next.heardAt) !== perMinute(known.heardAt)

/** An answer from further on than what is here leaves a gap: the marks count, the cursor stays, and the gap is asked for. */
function cursorAfter(known: StoredMarks, told: Told): Pick<StoredMarks, 'cursor' | 'hasMore'> {
  if (told.since > known.cursor) return { cursor: known.cursor, hasMore: true }
  return told.cursor >= known.cursor ? { cursor: told.cursor, hasMore: told.hasMore } : { cursor: known.cursor, hasMore: known.hasMore }
}

/** Of the same id the later list's: the server knows whose a ticket is. */
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

/** Whatever lies in the storage under the key. */
export const readActivities = (stored: unknown): readonly OnSiteActivity[] =>
  Array.isArray(stored)
    ? (stored as OnSiteActivity[]).filter(
        (one) => areTexts(one?.activityId, one?.owner) && one.keepUntil > 0 && Number.isFinite(one.cutOffAt),
      )
    : []

/** Whatever lies in the storage under the key. The server has all marks: where some are no marks, they are asked for once more. */
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
