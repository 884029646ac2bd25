/** Count of wrong codes typed on site. It is stored on the phone, so that reopening the page does not reset it. */
import { type Attempts, afterWrong, mayTry } from '../../../domain/attendance/attempts'
import { now } from '../../../client/phone/clock'
import { phoneKey } from '../../../client/phone/phone-key'
import { phoneStorage } from '../../../client/phone/storage'

/** Counts of wrong codes, by activity. */
const WRONG_CODES = phoneKey<Record<string, Attempts>>('wrong-codes')

/** The counts in memory, for a phone without room. */
let latest: Record<string, Attempts> | undefined

const all = (): Record<string, Attempts> => (latest ??= readAttempts(phoneStorage.peek(WRONG_CODES)))

/** Valid counts of a stored value, which may have been damaged. */
export function readAttempts(stored: unknown): Record<string, Attempts> {
  const read: Record<string, Attempts> = {}
  for (const [activityId, attempts] of Object.entries((stored ?? {}) as Record<string, Attempts>))
    if (Number.isFinite(attempts?.count) && Number.isFinite(attempts.lastAt)) read[activityId] = attempts
  return read
}

export const mayTypeCode = (activityId: string): boolean => mayTry(all()[activityId] ?? null, now())

export const noteWrongCode = (activityId: string): void => keep({ ...all(), [activityId]: afterWrong(all()[activityId] ?? null, now()) })

/** Resets the count after a right code, since only consecutive wrong codes count. */
export function noteRightCode(activityId: string): void {
  const { [activityId]: known, ...others } = all()
  if (known) keep(others)
}

function keep(next: Record<string, Attempts>): void {
  latest = next
  try {
    phoneStorage.write(WRONG_CODES, next)
  } catch {
    // Without room, the count lasts until the app is closed.
  }
}
