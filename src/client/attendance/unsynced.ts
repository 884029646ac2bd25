/** Marks that are not on the server yet, whoever made them: written first, sent when the server is there. */
import { useSyncExternalStore } from 'react'
import type { FaultCode } from '../../contract/codes'
import type { OutboxEntry, Outgoing } from './outbox'
import { isNearlyFull } from '../phone/room'
import type { SyncState } from './sync'
import { owner } from '../phone/persona'
import { marksStore, outbox, outboxStore, sendMarks, sync } from './syncing'

/** Asks for the other phones' marks, after sending those that wait. @returns the fault that prevented it, or null */
export async function askOthersMarks(activityId: string): Promise<FaultCode | null> {
  marksStore.want(owner(), activityId, true)
  await sendMarks()
  return sync.state().fault
}

/** Puts marks on the phone, all or none, and starts sending. @throws when the phone has no room left */
export function addMarks(activityId: string, marks: readonly Outgoing[]): void {
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

/** Marks that are only on this phone, and how sending them goes. */
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

/** The same for a screen. */
export function useUnsynced(): Unsynced {
  const own = useOwnEntries()
  const state = useSyncExternalStore(sync.subscribe, sync.state)
  return {
    ...state,
    count: own.length,
    troubled: own.filter((entry) => entry.trouble !== null),
    isNearlyFull: isNearlyFull(own.length),
    wasReclaimed: outbox.wasReclaimed(),
  }
}

/** Number of marks on this phone that cannot be read any more, and that nobody has been told of. */
export const useUnread = (): number => useSyncExternalStore(outboxStore.subscribe, outboxStore.unread)

/** A person has read that. */
export const acknowledgeUnread = (): void => outboxStore.acknowledge()

/** How many marks of this person are only on this phone: they stay here, and go when this person is back. */
export const unsyncedCount = (): number => ownOf(outbox.entries()).length

/** This person's entries, those in trouble included. */
export function useOwnEntries(): readonly OutboxEntry[] {
  const entries = useSyncExternalStore(outbox.subscribe, outbox.entries)
  return ownOf(entries)
}

const ownOf = (entries: readonly OutboxEntry[]): readonly OutboxEntry[] => entries.filter((entry) => entry.owner === owner())
