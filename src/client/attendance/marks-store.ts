/**
 * Marks of all phones, for the activities whose attendance list is on this one. They are stored apart from the list, because they
 * arrive also while no list is open.
 */
import type { SentMark } from '../../contract/attendance/marks'
import { type PhoneTime, listState } from '../../domain/attendance/list-keeping'
import { phoneKey, phoneKeys } from '../phone/phone-key'
import type { PhoneStorage } from '../phone/storage'
import { openWatchers } from '../phone/watchers'
import {
  NO_MARKS,
  type OnSiteActivity,
  type StoredMarks,
  type MarksAnswer,
  mergeAnswer,
  isNews,
  readActivities,
  readMarks,
} from './stored-marks'

/** Activities of which this phone stores something. Written before anything else of an activity, and removed last. */
export const ON_SITE = phoneKey<OnSiteActivity[]>('on-site')
/** Marks of all phones, by activity. */
export const marksKey = phoneKeys<StoredMarks>('marks')
/** Attendance list, by activity, sealed. */
export const listKey = phoneKeys<string>('list')
/** Key of the sealed list, by activity: 32 bytes in hex; removed when the activity is over. */
export const listSecretKey = phoneKeys<string>('list-key')

/** The opened store. */
export type MarksStore = ReturnType<typeof openMarksStore>

/** Marks in memory, written through; what does not fit on the phone lasts until the app closes. */
export function openMarksStore(storage: PhoneStorage, deviceId: () => string) {
  let activities = readActivities(storage.peek(ON_SITE))
  const records = new Map<string, StoredMarks>()
  /** Activities whose marks are not on the phone yet, for want of room. */
  const unsaved = new Set<string>()
  const { subscribe, notifyAll } = openWatchers()
  const entryOf = (owner: string, activityId: string) => activities.find((one) => one.activityId === activityId && one.owner === owner)

  /** True while the list of activities is on the phone. Without it nothing else is written, since it would never be dropped. */
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
      // No room. The server has all marks; fewer are seen without a network after the next start.
    }
  }
  /** Drops the key first: without it the names are unreadable, even if the rest fails. */
  const drop = (activityId: string): void => {
    records.delete(activityId)
    unsaved.delete(activityId)
    storage.remove(listSecretKey(activityId))
    storage.remove(listKey(activityId))
    storage.remove(marksKey(activityId))
  }
  /** Drops the activities that may not stay. */
  const keepOnly = (stays: (one: OnSiteActivity, place: number) => boolean): void => {
    const staying = activities.filter(stays)
    if (staying.length === activities.length) return
    for (const one of activities) if (!staying.includes(one)) drop(one.activityId)
    list(staying)
    notifyAll()
  }

  return {
    subscribe,
    /** Undefined if no attendance list was opened. */
    entryOf,
    /** Activities of which something is here, latest opened first. */
    activities: () => activities,
    /** Replaces the list of activities. @returns whether it is on the phone: without it nothing else may be written */
    list,
    keepOnly,
    /** Undefined if no attendance list was opened, or if it had to go. */
    find: (owner: string, activityId: string) => (isHere(entryOf(owner, activityId)) ? find(activityId) : undefined),
    /** An activity of this person with more marks waiting on the server. */
    wanting: (owner: string): string | undefined => {
      for (const one of activities) {
        const record = one.owner === owner && isHere(one) && find(one.activityId)
        if (record && record.hasMore) return one.activityId
      }
    },
    /** Requests other phones' marks with the next call, or stops requesting them. */
    want: (owner: string, activityId: string, hasMore: boolean): void => {
      if (isHere(entryOf(owner, activityId))) records.set(activityId, { ...(find(activityId) || NO_MARKS), hasMore })
    },
    /**
     * Merges an answer of the server. Marks that the server accepted are kept until an answer includes them.
     * A late answer leaves no gap behind the marks that are here, and does not undo a later cut-off.
     */
    merge: (owner: string, activityId: string, answer: MarksAnswer, accepted: readonly SentMark[] = []): void => {
      const entry = entryOf(owner, activityId)
      if (!entry || answer.now <= entry.cutOffAt) return
      if (!isHere(entry)) list(activities.map((one) => (one === entry ? { ...one, cutOffAt: 0 } : one)))
      const known = find(activityId) || NO_MARKS
      const next = mergeAnswer(known, answer, accepted, deviceId)
      records.set(activityId, next)
      if (isNews(known, next)) save(activityId)
      notifyAll()
    },
    /** Writes what had no room, once something has made room. */
    saveAgain: (): void => unsaved.forEach(save),
    /** Drops an activity from which the server shut this phone out. @param at server time */
    cutOff: (owner: string, activityId: string, at: number): void => {
      const entry = entryOf(owner, activityId)
      if (!entry || !isHere(entry)) return
      drop(activityId)
      list(activities.map((one) => (one === entry ? { ...one, cutOffAt: at || 1 } : one)))
      notifyAll()
    },
    /** Drops what is another person's, and what has had its time. */
    sweep: (owner: string, time: PhoneTime): void => keepOnly((one) => one.owner === owner && listState(one.keepUntil, time) !== 'over'),
  }
}

const isHere = (entry: OnSiteActivity | undefined): boolean => entry !== undefined && entry.cutOffAt === 0
