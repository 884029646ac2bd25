/**
 * Attendance lists on the phone: the people expected at an activity, and the key of its tickets. A list is sealed with a key
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

/** Largest number of lists on the phone: more than a weekend's activities. Each pack has some tens of kilobytes. */
const MOST_LISTS = 4

interface Opened {
  owner: string
  pack: ListPack | undefined
}

/** The opened packs of this phone. */
export type Packs = ReturnType<typeof openPacks>

/** Packs in memory, also written to the phone. A pack without room on the phone lasts until the app closes. */
export function openPacks(storage: PhoneStorage, marksStore: MarksStore) {
  /** Results of earlier look-ups, so that a sealed pack is opened only once. */
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
      // Without the pack on the phone the list cannot be opened without a network after the app has closed.
    }
  }
  const put = (owner: string, view: AttendanceList, random: Uint8Array): void => {
    const { marks, cursor, hasMore, ...pack } = view
    const { id } = pack.activity
    if (isCutOff(marksStore, owner, id, pack.now) || isOver(pack)) return
    const isListed = listOnPhone(marksStore, owner, id, pack.keepUntil)
    if (isListed && !isSame(opened.get(id)?.pack, pack)) write(owner, pack, random)
    opened.set(id, { owner, pack })
    marksStore.merge(owner, id, { marks, cursor, hasMore, visit: pack.activity, now: pack.now, since: 0 })
    notifyAll()
  }

  return {
    subscribe: (notify: () => void) => {
      const ends = [marksStore.subscribe(notify), subscribe(notify)]
      return () => ends.forEach((end) => end())
    },
    /** The pack of an activity, the same object until a newer pack is put; undefined once its time is over. */
    find: (owner: string, activityId: string, time: PhoneTime): ListPack | undefined => {
      const state = stateOf(marksStore, owner, activityId, time)
      // A list that is shut may open again, and may exist in memory alone.
      if (state !== 'open' && state !== 'shut') opened.delete(activityId)
      if (state !== 'open') return undefined
      let known = opened.get(activityId)
      if (known?.owner !== owner) {
        known = { owner, pack: open(owner, activityId) }
        opened.set(activityId, known)
      }
      return known.pack
    },
    /** Stores an attendance list from the server, with its marks. */
    put,
  }
}

const purposeOf = (owner: string, activityId: string) => `${activityId} ${owner}`

const isKey = (stored: unknown): stored is string => typeof stored === 'string' && /^[0-9a-f]{64}$/.test(stored)

/** True for an unchanged list, which need not be sealed and written again. */
const isSame = (before: ListPack | undefined, pack: ListPack): boolean =>
  before !== undefined && JSON.stringify({ ...before, now: 0 }) === JSON.stringify({ ...pack, now: 0 })

const readPack = (opened: unknown): ListPack | undefined => {
  const pack = opened as ListPack | undefined
  return typeof pack?.activity?.id === 'string' && Array.isArray(pack.entries) && Array.isArray(pack.phones) ? pack : undefined
}

/**
 * True if an organiser cut this phone off and has not let it in again.
 * @param now server time of an answer; a cut-off before it does not count
 */
export const isCutOff = (marksStore: MarksStore, owner: string, activityId: string, now = 1): boolean =>
  (marksStore.entryOf(owner, activityId)?.cutOffAt ?? 0) >= now

/** True for a list whose time is over. The server still sends it, since its answer lets waiting marks through, but it is not stored. */
export const isOver = ({ keepUntil, now }: Pick<ListPack, 'keepUntil' | 'now'>): boolean =>
  listState(keepUntil, { now, heardAt: now }) === 'over'

/** State of the list on this phone; null if it was never opened here, or has been removed completely. */
export function stateOf(marksStore: MarksStore, owner: string, activityId: string, time: PhoneTime): ListState | 'cut-off' | null {
  const entry = marksStore.entryOf(owner, activityId)
  if (!entry) return null
  return entry.cutOffAt === 0 ? listState(entry.keepUntil, time) : 'cut-off'
}

/**
 * Registers an activity before other data about it is written. Only lists of one person are kept, up to the largest number.
 * @returns true if data about the activity may be written
 */
export function listOnPhone(marksStore: MarksStore, owner: string, activityId: string, keepUntil: number): boolean {
  marksStore.keepOnly((one) => one.owner === owner)
  const others = marksStore.activities().filter((one) => one.activityId !== activityId)
  const isListed = marksStore.list([{ activityId, owner, keepUntil, cutOffAt: 0 }, ...others])
  marksStore.keepOnly((_one, place) => place < MOST_LISTS)
  return isListed
}
