/**
 * Marks of all phones, for the activities whose roster lies on this one. They only ever join, so any order of answers gives one
 * attendance. They lie apart from the roster, because they come down also while no list is open, and hold no names
 * but those of people whom this phone itself named.
 */
import type { SyncAnswer } from '../contract/attendance'
import { type SentMark, type ToldMark, markFromSent, toldOf } from '../contract/marks'
import { minute } from '../domain/calendar'
import type { PhoneStorage } from './storage'

/** An activity whose roster is on this phone. The list of them is written before anything of them and dropped after all of it. */
export interface KeptActivity {
  activityId: string
  /** Who opened it; names are not for the next person on this phone. */
  owner: string
  /** Server time. */
  keepUntil: number
  /** When the server said that this phone may not have it any more; everything of it but this is gone. */
  cutOffAt: number | null
}

/** One activity's marks as they lie on the phone. */
export interface KeptMarks {
  marks: ToldMark[]
  cursor: number
  /** More wait on the server. */
  hasMore: boolean
  /** When the server last answered, by its clock. */
  heardAt: number
  /** Whom this phone brought in beside the roster: names of those without an account by the id given to them, '' for a ticket by its sign-up. */
  walkIns: Record<string, string>
}

/** What came down: all marks from `since` to `cursor`. */
export type Told = Pick<SyncAnswer, 'marks' | 'cursor' | 'hasMore' | 'now'> & { since: number }

/** More than a weekend's activities; each is some tens of kilobytes. */
const MOST_KEPT = 4
const NOTHING: KeptMarks = { marks: [], cursor: 0, hasMore: false, heardAt: 0, walkIns: {} }

/** The opened marks. */
export type Kept = ReturnType<typeof openKept>

/** Kept in memory and written through; what does not fit on the phone lasts until the app closes. */
export function openKept(storage: PhoneStorage, deviceId: () => string) {
  let activities = readActivities(storage.peek('on-site'))
  const records = new Map<string, KeptMarks>()
  /** Not on the phone yet, for want of room. */
  const unsaved = new Set<string>()
  const watchers = new Set<() => void>()
  const tellAll = () => {
    for (const tell of watchers) tell()
  }
  const entryOf = (owner: string, activityId: string) => activities.find((one) => one.activityId === activityId && one.owner === owner)

  /** Without the list nothing else is written: what it does not name nobody would drop. */
  let isListed = true
  const list = (next: readonly KeptActivity[]): boolean => {
    activities = next
    try {
      storage.write('on-site', [...next])
      isListed = true
    } catch {
      isListed = false
    }
    return isListed
  }
  const find = (activityId: string): KeptMarks | undefined => {
    const known = records.get(activityId) ?? readMarks(storage.peek(`marks:${activityId}`))
    if (known) records.set(activityId, known)
    return known
  }
  const save = (activityId: string): void => {
    const record = records.get(activityId)
    if (!record) return
    unsaved.add(activityId)
    if (!isListed && !list(activities)) return
    try {
      storage.write(`marks:${activityId}`, record)
      unsaved.delete(activityId)
    } catch {
      // No room. The server has them all; only what is seen without a network after the next start is less.
    }
  }
  /** The key first: without it the names are gone, whatever happens next. */
  const drop = (activityId: string): void => {
    records.delete(activityId)
    unsaved.delete(activityId)
    storage.remove(`roster-key:${activityId}`)
    storage.remove(`roster:${activityId}`)
    storage.remove(`marks:${activityId}`)
    storage.remove('rosters')
  }
  /** Drops what may not stay. */
  const keepOnly = (stays: (one: KeptActivity, place: number) => boolean): void => {
    const staying = activities.filter(stays)
    if (staying.length === activities.length) return
    for (const one of activities) if (!staying.includes(one)) drop(one.activityId)
    list(staying)
    tellAll()
  }

  return {
    subscribe: (tell: () => void) => {
      watchers.add(tell)
      return () => void watchers.delete(tell)
    },
    /** Undefined where no roster was opened, or where it had to go. */
    find: (owner: string, activityId: string): KeptMarks | undefined =>
      entryOf(owner, activityId)?.cutOffAt === null ? find(activityId) : undefined,
    isCutOff: (owner: string, activityId: string): boolean => (entryOf(owner, activityId)?.cutOffAt ?? null) !== null,
    /** Whether a roster may be read. */
    mayRead: (owner: string, activityId: string, now: number): boolean => {
      const entry = entryOf(owner, activityId)
      return entry !== undefined && entry.cutOffAt === null && now <= entry.keepUntil
    },
    /** An activity of this person of which more marks wait on the server. */
    wanting: (owner: string): string | undefined =>
      activities.find((one) => one.owner === owner && one.cutOffAt === null && find(one.activityId)?.hasMore)?.activityId,
    /** Asks for the others' marks with the next upload, or stops asking. */
    want: (owner: string, activityId: string, hasMore: boolean): void => {
      if (entryOf(owner, activityId)?.cutOffAt === null) records.set(activityId, { ...(find(activityId) ?? NOTHING), hasMore })
    },
    /** A roster has come: nothing of it may be written before this. @returns whether it may be written at all */
    begin: (owner: string, activityId: string, { keepUntil, now }: { keepUntil: number; now: number }): boolean => {
      const known = entryOf(owner, activityId)
      // Answered before the phone was cut off, and late.
      if (known && known.cutOffAt !== null && now <= known.cutOffAt) return false
      keepOnly((one) => one.owner === owner)
      const others = activities.filter((one) => one.activityId !== activityId)
      const isListed = list([{ activityId, owner, keepUntil, cutOffAt: null }, ...others])
      keepOnly((_one, place) => place < MOST_KEPT)
      return isListed
    },
    /**
     * What the server told. Marks that it accepted stay in sight until they come down themselves.
     * A late answer never skips what lies between it and the marks that are here.
     */
    merge: (owner: string, activityId: string, told: Told, accepted: readonly SentMark[] = []): void => {
      const entry = entryOf(owner, activityId)
      if (!entry || (entry.cutOffAt !== null && told.now <= entry.cutOffAt)) return
      if (entry.cutOffAt !== null) list(activities.map((one) => (one === entry ? { ...one, cutOffAt: null } : one)))
      const known = find(activityId) ?? NOTHING
      const own = accepted.map((mark) => toldOf(markFromSent(mark, deviceId())))
      const next: KeptMarks = {
        marks: union(own, union(known.marks, told.marks)),
        ...cursorAfter(known, told),
        heardAt: Math.max(known.heardAt, told.now),
        walkIns: { ...known.walkIns, ...namesIn(accepted) },
      }
      records.set(activityId, next)
      const isNews = next.marks.length !== known.marks.length || next.cursor !== known.cursor || next.hasMore !== known.hasMore
      // Every few seconds somebody asks; a storage is not written each time to say that nothing has happened.
      if (isNews || Math.floor(next.heardAt / minute) !== Math.floor(known.heardAt / minute)) save(activityId)
      tellAll()
    },
    /** Once more, when something has made room. */
    saveAgain: (): void => {
      for (const activityId of unsaved) save(activityId)
    },
    /** The server shut this phone out. */
    cutOff: (owner: string, activityId: string, cutOffAt: number): void => {
      const entry = entryOf(owner, activityId)
      if (!entry || entry.cutOffAt !== null) return
      drop(activityId)
      list(activities.map((one) => (one === entry ? { ...one, cutOffAt } : one)))
      tellAll()
    },
    /** Drops what is another person's, and what has had its time. When the app starts, when a list is opened, when somebody else signs in. */
    sweep: (owner: string, now: number): void => keepOnly((one) => one.owner === owner && now <= one.keepUntil),
  }
}

/** An answer from further on than what is here leaves a gap: the marks count, the cursor stays, and the gap is asked for. */
function cursorAfter(known: KeptMarks, told: Told): Pick<KeptMarks, 'cursor' | 'hasMore'> {
  if (told.since > known.cursor) return { cursor: known.cursor, hasMore: true }
  return told.cursor >= known.cursor ? { cursor: told.cursor, hasMore: told.hasMore } : { cursor: known.cursor, hasMore: known.hasMore }
}

/** Of the same id the later list's: the server knows whose a ticket is. */
function union(known: readonly ToldMark[], more: readonly ToldMark[]): ToldMark[] {
  const byId = new Map(known.map((mark) => [mark.id, mark]))
  for (const mark of more) byId.set(mark.id, mark)
  return [...byId.values()]
}

const namesIn = (marks: readonly SentMark[]): Record<string, string> =>
  Object.fromEntries(
    marks.flatMap(({ volunteerId, signUpId = '', name }) =>
      volunteerId === undefined ? [[signUpId, '']] : name === undefined ? [] : [[volunteerId, name]],
    ),
  )

/** Whatever lies in the storage under the key. */
export const readActivities = (stored: unknown): readonly KeptActivity[] =>
  Array.isArray(stored)
    ? (stored as KeptActivity[]).filter((one) => typeof one?.activityId === 'string' && typeof one.keepUntil === 'number')
    : []

/** Whatever lies in the storage under the key. */
export const readMarks = (stored: unknown): KeptMarks | undefined => {
  const { marks, cursor } = (stored ?? {}) as Partial<KeptMarks>
  return Array.isArray(marks) && typeof cursor === 'number' ? { ...NOTHING, ...(stored as KeptMarks) } : undefined
}
