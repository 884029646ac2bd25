/**
 * Marks of all phones, for activities whose attendance list is on this phone. They are stored apart from the list, because they
 * arrive even while no list is open.
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

/** Activities with data on this phone. An activity is registered before its data is written, and removed after it. */
export const ON_SITE = phoneKey<OnSiteActivity[]>('on-site')
/** Marks of all phones, by activity. */
export const marksKey = phoneKeys<StoredMarks>('marks')
/** Sealed attendance list, by activity. */
export const listKey = phoneKeys<string>('list')
/** Key of the sealed list, by activity: 32 bytes in hex; removed when the activity is over. */
export const listSecretKey = phoneKeys<string>('list-key')

/** The opened store. */
export type MarksStore = ReturnType<typeof openMarksStore>

/** Marks in memory, also written to the phone. Marks without room on the phone last until the app closes. */
export function openMarksStore(storage: PhoneStorage, deviceId: () => string) {
  let activities = readActivities(storage.peek(ON_SITE))
  const records = new Map<string, StoredMarks>()
  /** Activities whose marks are in memory alone, because the phone had no room. */
  const unsaved = new Set<string>()
  const { subscribe, notifyAll } = openWatchers()
  const entryOf = (owner: string, activityId: string) => activities.find((one) => one.activityId === activityId && one.owner === owner)

  /** True while the register of activities is on the phone. Without it no data is written, since nothing would ever drop that data. */
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
      // No room on the phone. The server has all marks, so they are only missing after the next start without a network.
    }
  }
  /** Drops the key first: without the key the names are unreadable, even if the rest fails. */
  const drop = (activityId: string): void => {
    records.delete(activityId)
    unsaved.delete(activityId)
    storage.remove(listSecretKey(activityId))
    storage.remove(listKey(activityId))
    storage.remove(marksKey(activityId))
  }
  /** Drops all activities for which `stays` is false. */
  const keepOnly = (stays: (one: OnSiteActivity, place: number) => boolean): void => {
    const staying = activities.filter(stays)
    if (staying.length === activities.length) return
    for (const one of activities) if (!staying.includes(one)) drop(one.activityId)
    list(staying)
    notifyAll()
  }

  return {
    subscribe,
    /** The register's entry of an activity; undefined if its attendance list was never opened. */
    entryOf,
    /** Activities with data on this phone, latest opened first. */
    activities: () => activities,
    /** Replaces the register of activities. @returns true if the phone had room for it; otherwise no other data may be written */
    list,
    keepOnly,
    /** Marks of an activity; undefined if its attendance list was never opened, or has been dropped. */
    find: (owner: string, activityId: string) => (isHere(entryOf(owner, activityId)) ? find(activityId) : undefined),
    /** An activity of this person for which the server has more marks. */
    wanting: (owner: string): string | undefined => {
      for (const one of activities) {
        const record = one.owner === owner && isHere(one) && find(one.activityId)
        if (record && record.hasMore) return one.activityId
      }
    },
    /** Decides whether the next call requests other phones' marks. */
    want: (owner: string, activityId: string, hasMore: boolean): void => {
      if (isHere(entryOf(owner, activityId))) records.set(activityId, { ...(find(activityId) || NO_MARKS), hasMore })
    },
    /**
     * Merges an answer of the server. Marks that the server accepted are kept until an answer includes them.
     * A late answer leaves no gap in the marks stored here, and does not undo a later cut-off.
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
    /** Writes marks that had no room before. */
    saveAgain: (): void => unsaved.forEach(save),
    /** Drops the data of an activity from which this phone was cut off. @param at server time */
    cutOff: (owner: string, activityId: string, at: number): void => {
      const entry = entryOf(owner, activityId)
      if (!entry || !isHere(entry)) return
      drop(activityId)
      list(activities.map((one) => (one === entry ? { ...one, cutOffAt: at || 1 } : one)))
      notifyAll()
    },
    /** Drops data of other people, and data whose time is over. */
    sweep: (owner: string, time: PhoneTime): void => keepOnly((one) => one.owner === owner && listState(one.keepUntil, time) !== 'over'),
  }
}

const isHere = (entry: OnSiteActivity | undefined): boolean => entry !== undefined && entry.cutOffAt === 0
