/** What of a day still wants a decision, and how its times are written and read. */
import { markOf } from '../../../contract/attendance/marks'
import type { AttendanceReview, ReviewPerson } from '../../../contract/records/records'
import { type Correction } from '../../../domain/records/correction'
import { PLAUSIBLE_MARGIN } from '../../../domain/activities/activity'
import { type Instant, day, dayInWords, dayOf, instantAt, minute } from '../../../domain/calendar/calendar'
import type { Finding } from '../../../domain/attendance/findings'
import { findingWords, markWords } from '../finding-words'

export const cameBy = ({ inAt }: ReviewPerson): boolean => inAt !== null

/** Came, and nobody noted when they left. */
export const isOutMissing = ({ inAt, outAt }: ReviewPerson): boolean => inAt !== null && outAt === null

export const isDisputed = ({ dispute }: ReviewPerson): boolean => dispute !== null && dispute.answer === null

/** What has a section of its own, or was settled already, is no doubt. */
export const doubtsOf = ({ findings }: ReviewPerson): Finding[] => findings.filter(({ kind }) => kind !== 'no-out' && kind !== 'corrected')

/** The findings of a person as sentences, and the history of their marks as lines. */
export function wordsOf(person: ReviewPerson, { phones }: AttendanceReview) {
  const facts = {
    marks: person.marks.map(markOf),
    phoneOf: (deviceId: string) => phones.find((phone) => phone.deviceId === deviceId)?.name ?? '',
  }
  return {
    doubts: doubtsOf(person).map((finding) => findingWords(finding, facts)),
    history: facts.marks.map((mark) => ({ id: mark.id, words: markWords(mark, facts) })),
  }
}

/** Came after the planned end, as if: a clock was wrong, and nobody can have left before that is put right. */
export const isInTooLate = ({ inAt }: Pick<ReviewPerson, 'inAt'>, { endsAt }: { endsAt: Instant }): boolean =>
  inAt !== null && inAt > endsAt

/** They left at the planned end. */
export const outAtEnd = ({ volunteerId }: Pick<ReviewPerson, 'volunteerId'>, { endsAt }: { endsAt: Instant }): Correction => ({
  volunteerId,
  kind: 'out',
  at: endsAt,
})

/** `记录期限 1月22日 周五，还有 3 个工作日`. */
export function deadlineWords({ recordUntil, workingDaysLeft, isByWeekday, now }: AttendanceReview): string {
  const date = `记录期限 ${dayInWords(recordUntil, now)}`
  const left = now > recordUntil ? '已经过了' : workingDaysLeft === 0 ? '就是今天' : `还有 ${workingDaysLeft} 个工作日`
  return `${date}，${left}${isByWeekday ? '（按周一至周五算）' : ''}`
}

export const isLate = ({ recordUntil, workingDaysLeft, now }: AttendanceReview): boolean => now > recordUntil || workingDaysLeft <= 2

/** The moment of a clock time at a visit: on its day, or on the one after or before, where that is nearer to it. Null for none. */
export function momentAt(time: string, { startsAt, endsAt }: { startsAt: Instant; endsAt: Instant }): Instant | null {
  if (!/^\d{2}:\d{2}$/.test(time)) return null
  const onDay = instantAt(dayOf(startsAt), time)
  const isNear = (at: Instant) => at >= startsAt - PLAUSIBLE_MARGIN && at <= endsAt + PLAUSIBLE_MARGIN
  return [onDay, onDay + day, onDay - day].find(isNear) ?? onDay
}

/** Whole minutes: a field says no seconds, and what it does not show it must not change. */
export const isSameMinute = (one: Instant | null, other: Instant | null): boolean =>
  one !== null && other !== null && Math.floor(one / minute) === Math.floor(other / minute)
