/** Check-in and check-out by the venue's code on the volunteer's own phone, with or without a network. */
import type { OwnMark } from '../../../contract/attendance/marks'
import { clockOffset, deviceNow } from '../../../client/phone/clock'
import { randomId } from '../../../client/phone/device'
import type { OutboxEntry } from '../../../client/attendance/outbox'
import { addMarks, useOwnEntries } from '../../../client/attendance/unsynced'

/**
 * Stores the mark on the phone before it returns. The server checks the code later.
 * @returns the stored mark @throws when the phone has no room left
 */
export function checkIn(activityId: string, kind: OwnMark['kind'], code: string): OwnMark {
  const mark = { id: randomId(), kind, code, at: deviceNow(), clockOffset: clockOffset() }
  addMarks(activityId, [{ as: 'volunteer', mark }])
  return mark
}

/** The user's unsynced marks of an activity, including refused ones. */
export const useOwnMarks = (activityId: string): readonly (OutboxEntry & { as: 'volunteer' })[] =>
  useOwnEntries().flatMap((entry) => (entry.as === 'volunteer' && entry.activityId === activityId ? [entry] : []))
