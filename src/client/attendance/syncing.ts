/** The upload itself, which runs whatever page is open; what screens do with it is in {@link file://./unsynced.ts}. */
import { api, ask } from '../wire/calls'
import { deviceNow, noteServerTime, onServerTime, phoneTime } from '../phone/clock'
import { deviceId } from '../phone/device'
import { openKept } from './marks-store'
import { onBackOnline } from '../phone/network'
import { openOutbox } from './outbox'
import { openOutboxStore } from './outbox-store'
import { owner } from '../phone/persona'
import { phoneStorage } from '../phone/storage'
import { strayText } from '../phone/stray-text'
import { type BatchAnswer, startSync } from './sync'

export const outboxStore = openOutboxStore(phoneStorage, strayText)
export const outbox = openOutbox(outboxStore)
export const kept = openKept(phoneStorage, deviceId)
export const sync = startSync({
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
  dropOldLists()
  // The server alone says for certain that the time of an attendance list is over.
  onServerTime(() => kept.sweep(owner(), phoneTime()))
  onBackOnline(() => void sync.flush())
  void sync.flush()
}

/** Takes off the phone what is another person's, and what has had its time. */
export const dropOldLists = (): void => kept.sweep(owner(), phoneTime())

/** Sends what waits, and first puts back what the system took off the phone. */
export function sendWaiting(): Promise<void> {
  try {
    outbox.restore()
  } catch {
    // No room to write them again: they are still remembered, and sent.
  }
  return sync.flush()
}
