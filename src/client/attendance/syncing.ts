/** Sending of marks, on every page. Screens use {@link file://./unsynced.ts}. */
import { api, ask } from '../wire/calls'
import { deviceNow, noteServerTime, onServerTime, phoneTime } from '../phone/clock'
import { deviceId } from '../phone/device'
import { openMarksStore } from './marks-store'
import { onBackOnline } from '../phone/network'
import { openOutbox } from './outbox'
import { openOutboxStore } from './outbox-store'
import { onOwnerChange, owner } from '../phone/owner'
import { phoneStorage } from '../phone/storage'
import { strayText } from '../phone/stray-text'
import { type BatchAnswer, startSync } from './sync'

export const outboxStore = openOutboxStore(phoneStorage, strayText)
export const outbox = openOutbox(outboxStore)
export const marksStore = openMarksStore(phoneStorage, deviceId)
export const sync = startSync({
  outbox,
  marksStore,
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

/** Sends marks left by an earlier run, and again when a network returns or the user changes. Called once, at the start. */
export function startSyncing(): void {
  sweepLists()
  // Lists are swept at each new server time, since only the server's clock proves that a list's time is over.
  onServerTime(() => marksStore.sweep(owner(), phoneTime()))
  onBackOnline(sync.networkReturned)
  onOwnerChange(() => {
    sweepLists()
    void sendMarks()
  })
  void sync.flush()
}

/** Drops lists and marks of another person, and those whose time is over. */
export const sweepLists = (): void => marksStore.sweep(owner(), phoneTime())

/** Sends the waiting marks, after restoring marks that the system removed from the phone. */
export function sendMarks(): Promise<void> {
  try {
    outbox.restore()
  } catch {
    // Without room for restoring them, the marks are still in memory and are sent.
  }
  return sync.flush()
}
