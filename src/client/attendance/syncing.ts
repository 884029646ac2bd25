/** Marks on their way, whatever page is open; what screens do with them is in {@link file://./unsynced.ts}. */
import { api, ask } from '../wire/calls'
import { deviceNow, noteServerTime, onServerTime, phoneTime } from '../phone/clock'
import { deviceId } from '../phone/device'
import { openMarksStore } from './marks-store'
import { onBackOnline } from '../phone/network'
import { openOutbox } from './outbox'
import { openOutboxStore } from './outbox-store'
import { onOwnerChange, owner } from '../phone/persona'
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

/** Sends what an earlier run left, and again whenever a network or another person comes. Once, when the app starts. */
export function startSyncing(): void {
  sweepLists()
  // The server alone says for certain that the time of an attendance list is over.
  onServerTime(() => marksStore.sweep(owner(), phoneTime()))
  onBackOnline(() => void sync.flush())
  onOwnerChange(() => {
    sweepLists()
    void sendMarks()
  })
  void sync.flush()
}

/** Drops lists and marks of another person, and those whose time is over. */
export const sweepLists = (): void => marksStore.sweep(owner(), phoneTime())

/** Sends the marks that wait, and first puts back what the system took off the phone. */
export function sendMarks(): Promise<void> {
  try {
    outbox.restore()
  } catch {
    // No room to write them again: they are still remembered, and sent.
  }
  return sync.flush()
}
