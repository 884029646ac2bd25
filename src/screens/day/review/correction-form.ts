/** Form of a correction. Only differences from the record are sent. */
import type { ReviewPerson } from '../../../contract/records/records'
import type { Correction } from '../../../domain/records/correction'
import type { Instant } from '../../../domain/calendar/calendar'
import { isSameMinute, momentAt } from './day'

export interface CorrectionForm {
  what: 'times' | 'absent'
  /** `HH:mm`. */
  came: string
  left: string
  reason: string
}

interface Times {
  startsAt: Instant
  endsAt: Instant
}

/** Error in the times, in words; null for none. During the visit the time of leaving may be empty. */
export function problemOf({ what, came, left }: CorrectionForm, activity: Times, now: Instant): string | null {
  if (what === 'absent') return null
  const inAt = momentAt(came, activity)
  const outAt = momentAt(left, activity)
  if (inAt === null) return '请填到的时间。'
  if (inAt > now) return '到的时间还没有到。'
  if (left === '') return now < activity.endsAt ? null : '请填走的时间。'
  if (outAt === null) return '请填走的时间。'
  if (outAt > now) return '走的时间还没有到；还没走的，先清空。'
  return outAt < inAt ? '走的时间不能早于到的时间。' : null
}

export function correctionsOf(
  { what, came, left }: CorrectionForm,
  { volunteerId, inAt, outAt }: ReviewPerson,
  activity: Times,
): Correction[] {
  if (what === 'absent') return [{ volunteerId, kind: 'in', at: null }]
  const times = [
    { kind: 'in' as const, at: momentAt(came, activity), before: inAt },
    { kind: 'out' as const, at: momentAt(left, activity), before: outAt },
  ]
  return times.flatMap(({ kind, at, before }) => (at === null || isSameMinute(at, before) ? [] : [{ volunteerId, kind, at }]))
}
