/** How often a wrong code was typed at the door. It lies on the phone: opening the page again does not begin anew. */
import { type Attempts, afterWrong, mayTry } from '../../../domain/attendance/attempts'
import { now } from '../../../client/phone/clock'
import { phoneKey } from '../../../client/phone/phone-key'
import { phoneStorage } from '../../../client/phone/storage'

/** Wrong codes typed at the door, by activity. */
const WRONG_CODES = phoneKey<Record<string, Attempts>>('wrong-codes')

/** The last word where the phone has no room for it. */
let latest: Record<string, Attempts> | undefined

const all = (): Record<string, Attempts> => (latest ??= readAttempts(phoneStorage.peek(WRONG_CODES)))

/** Whatever lies in the storage under the key. */
export function readAttempts(stored: unknown): Record<string, Attempts> {
  const read: Record<string, Attempts> = {}
  for (const [activityId, attempts] of Object.entries((stored ?? {}) as Record<string, Attempts>))
    if (Number.isFinite(attempts?.count) && Number.isFinite(attempts.lastAt)) read[activityId] = attempts
  return read
}

export const mayTypeCode = (activityId: string): boolean => mayTry(all()[activityId] ?? null, now())

export const noteWrongCode = (activityId: string): void => keep({ ...all(), [activityId]: afterWrong(all()[activityId] ?? null, now()) })

/** A right one: they are wrong in a row. */
export function noteRightCode(activityId: string): void {
  const { [activityId]: known, ...others } = all()
  if (known) keep(others)
}

function keep(next: Record<string, Attempts>): void {
  latest = next
  try {
    phoneStorage.write(WRONG_CODES, next)
  } catch {
    // It counts until the app is closed.
  }
}
