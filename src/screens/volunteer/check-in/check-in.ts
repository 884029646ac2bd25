/** The volunteer's own phone: checking in and out by the venue's code, also with no network. */
import type { OwnMark } from '../../../contract/attendance/marks'
import { clockOffset, deviceNow } from '../../../client/phone/clock'
import { randomId } from '../../../client/phone/device'
import type { OutboxEntry } from '../../../client/attendance/outbox'
import { keepMarks, useOwnEntries } from '../../../client/attendance/unsynced'

/**
 * On the phone before this returns; the server judges the code when it hears of it.
 * @returns the mark as it stands on the phone @throws when the phone has no room left
 */
export function checkIn(activityId: string, kind: OwnMark['kind'], code: string): OwnMark {
  const mark = { id: randomId(), kind, code, at: deviceNow(), clockOffset: clockOffset() }
  keepMarks(activityId, [{ as: 'volunteer', mark }])
  return mark
}

/** Own marks of an activity that are still on this phone, those in trouble included. */
export const useOwnMarks = (activityId: string): readonly (OutboxEntry & { as: 'volunteer' })[] =>
  useOwnEntries().flatMap((entry) => (entry.as === 'volunteer' && entry.activityId === activityId ? [entry] : []))
