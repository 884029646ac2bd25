/** Marks on their way to the server, whoever made them: written first, sent when the server is there. */
import { useSyncExternalStore } from 'react'
import { api, ask } from './calls'
import { deviceNow, noteServerTime } from './clock'
import { deviceId } from './device'
import { onBackOnline } from './network'
import { type OutboxEntry, type Outgoing, openOutbox, readEntries } from './outbox'
import { chosenPersona } from './persona'
import { openRosters, readRosters } from './roster'
import { readStored, writeStored } from './storage'
import { type BatchAnswer, type SyncState, startSync } from './sync'

/** Without a persona there is one person to a phone: WeChat gives each account a storage of its own. */
export const owner = (): string => chosenPersona() ?? ''
export const outbox = openOutbox({ read: () => readEntries(readStored('outbox')), write: (entries) => writeStored('outbox', entries) })
export const rosters = openRosters({ read: () => readRosters(readStored('rosters')), write: (all) => writeStored('rosters', all) })
const sync = startSync({
  outbox,
  rosters,
  owner,
  later: (again, ms) => setTimeout(again, ms),
  send: async (batch, since): Promise<BatchAnswer> => {
    const sentAt = deviceNow()
    const { activityId } = batch
    if (batch.as === 'volunteer') {
      const { results, now } = await ask(api.attendance.checkIn.mutate({ activityId, deviceId: deviceId(), marks: batch.marks }))
      noteServerTime(now, sentAt)
      return { results, down: null }
    }
    const { results, ...down } = await ask(api.attendance.sync.mutate({ activityId, deviceId: deviceId(), marks: batch.marks, since }))
    noteServerTime(down.now, sentAt)
    return { results, down }
  },
})

/** Uploads what an earlier run left, and again whenever a network returns. Once, when the app starts. */
export function startUploads(): void {
  onBackOnline(() => void sync.flush())
  void sync.flush()
}

/** Sends what waits; the app calls it when it comes to the front, a person from the list. */
export const flushMarks = (): Promise<void> => sync.flush()

/** Puts marks on the phone, all or none, and starts sending. @throws when the phone has no room left */
export function keepMarks(activityId: string, marks: readonly Outgoing[]): void {
  outbox.add(marks.map((mark) => ({ ...mark, activityId, owner: owner() })))
  void sync.flush()
}

/** Tries refused marks once more. */
export function retryRefusedMarks(): Promise<void> {
  outbox.tryAgain()
  return sync.flush()
}

/** Lets a refused mark go, after a person has looked at it. */
export const discardMark = (id: string): void => outbox.discard(id)

/** What the phone still holds, and how its upload goes. */
export interface Unsynced extends SyncState {
  /** Marks on this phone that the server has not taken, those in trouble included. */
  count: number
  /** Refused ones: they wait for a person. */
  troubled: readonly OutboxEntry[]
}

/** What is still only on this phone. */
export function useUnsynced(): Unsynced {
  const own = useOwnEntries()
  const state = useSyncExternalStore(sync.subscribe, sync.state)
  return { ...state, count: own.length, troubled: own.filter((entry) => entry.trouble !== null) }
}

/** This person's entries, those in trouble included. */
export function useOwnEntries(): readonly OutboxEntry[] {
  const entries = useSyncExternalStore(outbox.subscribe, outbox.entries)
  return entries.filter((entry) => entry.owner === owner())
}
