/** Marks on their way to the server, whoever made them: written first, sent when the server is there. */
import { useMemo, useSyncExternalStore } from 'react'
import type { FaultCode } from '../contract/codes'
import { ROSTER_KEPT } from '../contract/limits'
import { api, ask } from './calls'
import { deviceNow, noteServerTime, now } from './clock'
import { deviceId } from './device'
import { openKept } from './kept-marks'
import { onBackOnline } from './network'
import type { OldRoster } from './old-rosters'
import { type OutboxEntry, type Outgoing, openOutbox, readEntries } from './outbox'
import { chosenPersona } from './persona'
import { isNearlyFull, phoneStorage } from './storage'
import { type BatchAnswer, type SyncState, startSync } from './sync'

/** Without a persona there is one person to a phone: WeChat gives each account a storage of its own. */
export const owner = (): string => chosenPersona() ?? ''
export const outbox = openOutbox({
  read: () => {
    const stored: unknown = phoneStorage.read('outbox')
    return stored === undefined ? undefined : readEntries(stored)
  },
  write: (entries) => phoneStorage.write('outbox', entries),
})
export const kept = openKept(phoneStorage, deviceId)
const sync = startSync({
  outbox,
  kept,
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
  dropOldRosters()
  onBackOnline(() => void sync.flush())
  void sync.flush()
}

/** Takes off the phone what is another person's, and what has had its time. */
export function dropOldRosters(): void {
  kept.sweep(owner(), now())
  // The first version's lay open until the organisers' part of the app took them over.
  const ofFirstVersion: unknown = phoneStorage.peek('rosters')
  const isMine = (roster: Partial<OldRoster> | null) =>
    roster?.owner === owner() && now() <= (roster.view?.activity.endsAt ?? 0) + ROSTER_KEPT
  if (Array.isArray(ofFirstVersion) && !ofFirstVersion.some(isMine)) phoneStorage.remove('rosters')
}

/** Sends what waits; the app calls it when it comes to the front, a person from the list. */
export function flushMarks(): Promise<void> {
  try {
    outbox.restore()
  } catch {
    // No room to write them again: they are still remembered, and sent.
  }
  return sync.flush()
}

/** Asks what the other phones recorded, after sending what waits. @returns what kept it from being asked, or null */
export async function pullMarks(activityId: string): Promise<FaultCode | null> {
  kept.want(owner(), activityId, true)
  await flushMarks()
  return sync.state().fault
}

/** Puts marks on the phone, all or none, and starts sending. @throws when the phone has no room left */
export function keepMarks(activityId: string, marks: readonly Outgoing[]): void {
  outbox.add(marks.map((mark) => ({ ...mark, activityId, owner: owner() })))
  sync.nudge()
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
  /** Soon no mark will fit. */
  isNearlyFull: boolean
  /** The system emptied the storage; the marks were written again from memory. */
  wasReclaimed: boolean
}

/** What is still only on this phone. */
export function useUnsynced(): Unsynced {
  const own = useOwnEntries()
  const state = useSyncExternalStore(sync.subscribe, sync.state)
  return {
    ...state,
    count: own.length,
    troubled: own.filter((entry) => entry.trouble !== null),
    isNearlyFull: useMemo(isNearlyFull, [own.length]),
    wasReclaimed: outbox.wasReclaimed(),
  }
}

/** How many marks of this person are only on this phone: they stay here, and go when this person is back. */
export const unsyncedCount = (): number => ownOf(outbox.entries()).length

/** This person's entries, those in trouble included. */
export function useOwnEntries(): readonly OutboxEntry[] {
  const entries = useSyncExternalStore(outbox.subscribe, outbox.entries)
  return ownOf(entries)
}

const ownOf = (entries: readonly OutboxEntry[]): readonly OutboxEntry[] => entries.filter((entry) => entry.owner === owner())
