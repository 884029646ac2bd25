/**
 * Attendance lists on the phone: the people expected at an activity, and the key of its tickets. A list is sealed under a key
 * of its own; {@link file://./marks-store.ts} drops both in time, even if the list is never opened again.
 */
import { bytesToHex } from '@noble/ciphers/utils'
import type { AttendanceList } from '../../contract/attendance/attendance'
import { type PhoneTime, type ListState, listState } from '../../domain/attendance/list-keeping'
import { type MarksStore, listKey, listSecretKey } from './marks-store'
import { KEY_LENGTH, NONCE_LENGTH, seal, unseal } from '../phone/sealed'
import type { PhoneStorage } from '../phone/storage'
import { openWatchers } from '../phone/watchers'

/** An attendance list without its marks. */
export type ListPack = Omit<AttendanceList, 'marks' | 'cursor' | 'hasMore'>

/** Number of random bytes needed to store a pack. */
export const PACK_RANDOM = KEY_LENGTH + NONCE_LENGTH

/** Most lists on the phone: more than a weekend's activities. Each pack is some tens of kilobytes. */
const MOST_LISTS = 4

interface Opened {
  owner: string
  pack: ListPack | undefined
}

/** The opened packs of this phone. */
export type Packs = ReturnType<typeof openPacks>

/** Packs in memory, written through; one that does not fit on the phone lasts until the app closes. */
export function openPacks(storage: PhoneStorage, marksStore: MarksStore) {
  /** Packs that were looked for, found or not: a sealed pack is opened once. */
  const opened = new Map<string, Opened>()
  const { subscribe, notifyAll } = openWatchers()

  const open = (owner: string, activityId: string): ListPack | undefined => {
    const key = storage.peek(listSecretKey(activityId))
    const sealed = storage.peek(listKey(activityId))
    return typeof key === 'string' && typeof sealed === 'string' ? readPack(unseal(key, purposeOf(owner, activityId), sealed)) : undefined
  }
  const write = (owner: string, pack: ListPack, random: Uint8Array): void => {
    const { id } = pack.activity
    try {
      const known = storage.peek(listSecretKey(id))
      const key = isKey(known) ? known : bytesToHex(random.subarray(0, KEY_LENGTH))
      if (key !== known) storage.write(listSecretKey(id), key)
      storage.write(listKey(id), seal(key, random.subarray(KEY_LENGTH), purposeOf(owner, id), pack))
    } catch {
      // The server has the pack; only opening the list without a network is lost.
    }
  }
  const put = (owner: string, view: AttendanceList, random: Uint8Array): void => {
    const { marks, cursor, hasMore, ...pack } = view
    const { id } = pack.activity
    if (isCutOff(marksStore, owner, id, pack.now) || isOver(pack)) return
    const isListed = listOnPhone(marksStore, owner, id, pack.keepUntil)
    if (isListed && !isSame(opened.get(id)?.pack, pack)) write(owner, pack, random)
    opened.set(id, { owner, pack })
    marksStore.merge(owner, id, { marks, cursor, hasMore, now: pack.now, since: 0 })
    notifyAll()
  }

  return {
    subscribe: (notify: () => void) => {
      const ends = [marksStore.subscribe(notify), subscribe(notify)]
      return () => ends.forEach((end) => end())
    },
    /** The same pack until a newer one comes; undefined once its time is over, dropped or not. */
    find: (owner: string, activityId: string, time: PhoneTime): ListPack | undefined => {
      const state = stateOf(marksStore, owner, activityId, time)
      // A list that is only shut may open again, and may have had no room on the phone.
      if (state !== 'open' && state !== 'shut') opened.delete(activityId)
      if (state !== 'open') return undefined
      let known = opened.get(activityId)
      if (known?.owner !== owner) {
        known = { owner, pack: open(owner, activityId) }
        opened.set(activityId, known)
      }
      return known.pack
    },
    /** Takes in a whole attendance list from the server. */
    put,
  }
}

const purposeOf = (owner: string, activityId: string) => `${activityId} ${owner}`

const isKey = (stored: unknown): stored is string => typeof stored === 'string' && /^[0-9a-f]{64}$/.test(stored)

/** True for a list without news: sealing it again would wear the phone's storage for nothing. */
const isSame = (before: ListPack | undefined, pack: ListPack): boolean =>
  before !== undefined && JSON.stringify({ ...before, now: 0 }) === JSON.stringify({ ...pack, now: 0 })

const readPack = (opened: unknown): ListPack | undefined => {
  const pack = opened as ListPack | undefined
  return typeof pack?.activity?.id === 'string' && Array.isArray(pack.entries) && Array.isArray(pack.phones) ? pack : undefined
}

/**
 * True if an organiser shut this phone out, and the server has not let it in since.
 * @param now server time of an answer; an earlier shut-out does not count
 */
export const isCutOff = (marksStore: MarksStore, owner: string, activityId: string, now = 1): boolean =>
  (marksStore.entryOf(owner, activityId)?.cutOffAt ?? 0) >= now

/** True for a list past its time. The server sends such a list, too, for the sake of waiting marks; it is not stored. */
export const isOver = ({ keepUntil, now }: Pick<ListPack, 'keepUntil' | 'now'>): boolean =>
  listState(keepUntil, { now, heardAt: now }) === 'over'

/** State of the list on this phone; null if none was opened here or nothing is left of it. */
export function stateOf(marksStore: MarksStore, owner: string, activityId: string, time: PhoneTime): ListState | 'cut-off' | null {
  const entry = marksStore.entryOf(owner, activityId)
  if (!entry) return null
  return entry.cutOffAt === 0 ? listState(entry.keepUntil, time) : 'cut-off'
}

/**
 * Registers an activity before anything else of it is written. Only lists of one person are kept, and not too many.
 * @returns whether anything may be written
 */
export function listOnPhone(marksStore: MarksStore, owner: string, activityId: string, keepUntil: number): boolean {
  marksStore.keepOnly((one) => one.owner === owner)
  const others = marksStore.activities().filter((one) => one.activityId !== activityId)
  const isListed = marksStore.list([{ activityId, owner, keepUntil, cutOffAt: 0 }, ...others])
  marksStore.keepOnly((_one, place) => place < MOST_LISTS)
  return isListed
}
