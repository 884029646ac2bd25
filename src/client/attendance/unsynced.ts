/** Marks that are not on the server yet, of an organiser or a volunteer. They are stored first, and sent when the server can be reached. */
import { useSyncExternalStore } from 'react'
import type { FaultCode } from '../../contract/codes'
import type { OutboxEntry, Outgoing } from './outbox'
import { isNearlyFull } from '../phone/room'
import type { SyncState } from './sync'
import { owner } from '../phone/owner'
import { marksStore, outbox, outboxStore, sendMarks, sync } from './syncing'

/** Requests the other phones' marks, after sending the waiting marks. @returns the fault; null after a success */
export async function askOthersMarks(activityId: string): Promise<FaultCode | null> {
  marksStore.want(owner(), activityId, true)
  await sendMarks()
  return sync.state().fault
}

/** Stores marks on the phone, all or none, and starts sending. @throws when the phone has no room left */
export function addMarks(activityId: string, marks: readonly Outgoing[]): void {
  outbox.add(marks.map((mark) => ({ ...mark, activityId, owner: owner() })))
  sync.nudge()
}

/** Sends refused marks again. */
export function retryRefusedMarks(): Promise<void> {
  outbox.tryAgain()
  return sync.flush()
}

/** Removes a refused mark after a person has looked at it. */
export const discardMark = (id: string): void => outbox.discard(id)

/** Marks only on this phone, and the state of sending. */
export interface Unsynced extends SyncState {
  /** Number of marks that the server has not accepted, including refused ones. */
  count: number
  /** Refused marks, which a person has to deal with. */
  troubled: readonly OutboxEntry[]
  /** True if the phone has little room for more marks. */
  isNearlyFull: boolean
  /** True if the system emptied the storage, and the marks were written again from memory. */
  wasReclaimed: boolean
}

/** This person's unsynced marks as a hook. */
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

/** Number of unreadable marks on this phone that have not been reported. */
export const useUnread = (): number => useSyncExternalStore(outboxStore.subscribe, outboxStore.unread)

/** Marks the unreadable marks as reported. */
export const acknowledgeUnread = (): void => outboxStore.acknowledge()

/** Number of this person's marks that are on this phone only. They stay on the phone if the person changes. */
export const unsyncedCount = (): number => ownOf(outbox.entries()).length

/** This person's entries, including refused ones. */
export function useOwnEntries(): readonly OutboxEntry[] {
  const entries = useSyncExternalStore(outbox.subscribe, outbox.entries)
  return ownOf(entries)
}

const ownOf = (entries: readonly OutboxEntry[]): readonly OutboxEntry[] => entries.filter((entry) => entry.owner === owner())
