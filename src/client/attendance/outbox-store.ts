/**
 * The outbox on the phone. Records that cannot be read, because they were truncated, damaged or edited, are set aside and
 * counted, so that no mark is lost without a message, and a mark that the server cannot answer does not block others.
 */
import type { OutboxEntry, OutboxStore } from './outbox'
import { phoneKey } from '../phone/phone-key'
import type { PhoneStorage } from '../phone/storage'
import { openWatchers } from '../phone/watchers'

/** Unreadable records that were set aside. */
export interface PutAside {
  /** Number of records that have not been reported. A store that is too damaged to count its records counts as one. */
  count: number
  /** Texts of the records. */
  texts: string[]
}

/** Marks that the server has not confirmed. */
export const OUTBOX = phoneKey<OutboxEntry[]>('outbox')
/** Records of the outbox that could not be read. */
export const UNREAD_MARKS = phoneKey<PutAside>('unread-marks')

/** Largest number of texts kept, since an edited storage could hold any number of them. */
const MOST_TEXTS = 50
/** Longest id of a mark that the server answers: {@link file://../../cloud/attendance/judge.ts}. */
const LONGEST_ID = 64

/**
 * @param strayText reads the raw text of a key that the platform itself cannot parse
 */
export function openOutboxStore(storage: PhoneStorage, strayText: (key: string) => string | undefined) {
  const { subscribe, notifyAll } = openWatchers()
  let aside = readAside(storage.peek(UNREAD_MARKS))
  const keep = (next: PutAside): void => {
    aside = next
    notifyAll()
    try {
      storage.write(UNREAD_MARKS, next)
    } catch {
      // No room on the phone, so the count lasts until the app is closed.
    }
  }
  /** Sets records aside. A record that was set aside before is not counted again. */
  const putAside = (unread: readonly unknown[]): void => {
    const texts = unread.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).filter((text) => !aside.texts.includes(text))
    if (texts.length > 0) keep({ count: aside.count + texts.length, texts: [...aside.texts, ...texts].slice(-MOST_TEXTS) })
  }
  /** Sets the whole store aside. Entries in memory are then written again. */
  const putAllAside = (unread: unknown): undefined => {
    putAside([unread])
    storage.remove(OUTBOX)
  }
  const store: OutboxStore = {
    read: () => {
      const stored: unknown = storage.read(OUTBOX)
      if (stored === undefined) {
        const stray = strayText(OUTBOX.name)
        return stray === undefined ? undefined : putAllAside(stray)
      }
      if (!Array.isArray(stored)) return putAllAside(stored)
      const { entries, unread } = readEntries(stored)
      // Unreadable records are removed from the outbox at its next change.
      putAside(unread)
      return entries
    },
    write: (entries) => storage.write(OUTBOX, entries),
  }
  return {
    ...store,
    /** Number of unreadable records not reported yet. */
    unread: (): number => aside.count,
    /** Marks the records as reported. Their texts stay, for a later repair. */
    acknowledge: (): void => keep({ ...aside, count: 0 }),
    subscribe,
  }
}

function readAside(stored: unknown): PutAside {
  const aside = stored as PutAside | undefined
  return Array.isArray(aside?.texts) && Number.isInteger(aside.count) ? aside : { count: 0, texts: [] }
}

/** Stored records, sorted into entries and unreadable ones. */
export function readEntries(stored: readonly unknown[]): { entries: OutboxEntry[]; unread: unknown[] } {
  return { entries: stored.filter(isEntry), unread: stored.filter((one) => !isEntry(one)) }
}

/** Checks the fields that syncing and the screens need. The server judges the other fields. */
function isEntry(stored: unknown): stored is OutboxEntry {
  const { as, activityId, owner, trouble, mark } = (stored ?? {}) as Partial<OutboxEntry>
  return (
    (as === 'organiser' || as === 'volunteer') &&
    [activityId, owner, mark?.id, trouble ?? ''].every((one) => typeof one === 'string') &&
    (mark?.id.length ?? 0) <= LONGEST_ID &&
    Number.isFinite(mark?.at) &&
    ['in', 'out', 'void'].includes(mark?.kind ?? '')
  )
}
