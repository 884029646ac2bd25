/** Open decisions of a day, and its times in words. */
import { markOf } from '../../../contract/attendance/marks'
import type { AttendanceReview, ReviewPerson } from '../../../contract/records/records'
import type { FindingAnswer } from '../../../domain/records/closing'
import { type Correction } from '../../../domain/records/correction'
import { PLAUSIBLE_MARGIN } from '../../../domain/activities/activity'
import { type Instant, clock, day, dayInWords, dayOf, inHours, instantAt, minute } from '../../../domain/calendar/calendar'
import { type HeadCount, countHeads } from '../../../domain/attendance/head-count'
import type { Finding } from '../../../domain/attendance/findings'
import { findingWords, markWords } from '../finding-words'

/** Numbers of people, as the on-site list counts them. */
export const headCountOf = ({ people }: Pick<AttendanceReview, 'people'>): HeadCount =>
  countHeads(people.map(({ signUpId, inAt, outAt }) => ({ isExpected: signUpId !== null, inAt, outAt })))

export const hasCome = ({ inAt }: ReviewPerson): boolean => inAt !== null

/** True for a person who signed up and did not come. Walk-ins whose check-in was taken back were not expected. */
export const isAbsent = (person: ReviewPerson): boolean => person.signUpId !== null && !hasCome(person)

/** True for a person who came and has no recorded time of leaving. */
export const isOutMissing = ({ inAt, outAt }: ReviewPerson): boolean => inAt !== null && outAt === null

export const isDisputed = ({ dispute }: ReviewPerson): boolean => dispute !== null && dispute.answer === null

/** True for a person with findings that have to be answered before the closing. */
export const isAsked = ({ asks }: ReviewPerson): boolean => asks.length > 0

/** Answers to all open findings of these people: the attendance stays as it counts now. At most as many as a call holds. */
export const answersFor = (people: readonly ReviewPerson[]): FindingAnswer[] =>
  people.flatMap(({ volunteerId, asks }) => asks.map((finding) => ({ volunteerId, finding }))).slice(0, MOST_ANSWERS)

/** Largest number of answers in one call. */
const MOST_ANSWERS = 500

/** How a person's time counts as it stands, in words: `按 08:30–11:30，3.0 小时算`. */
export function countsWords({ inAt, outAt, minutes }: ReviewPerson): string {
  if (inAt === null) return '现在不算到场'
  const until = outAt === null ? '没有签退' : clock(outAt)
  return `现在按 ${clock(inAt)}–${until}${minutes === null ? '' : `，${inHours(minutes)} 小时`}算`
}

/** Findings that are doubts. A missing check-out has its own section, and a correction is settled. */
export const doubtsOf = ({ findings }: ReviewPerson): Finding[] => findings.filter(({ kind }) => kind !== 'no-out' && kind !== 'corrected')

/** A person's findings as sentences, and the history of their marks as lines. */
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

/**
 * True for a check-in after the planned end. The clock was wrong, and the check-in has to be corrected before a check-out can be
 * filled in.
 */
export const isArrivalTooLate = ({ inAt }: Pick<ReviewPerson, 'inAt'>, { endsAt }: { endsAt: Instant }): boolean =>
  inAt !== null && inAt > endsAt

/** A check-out at the planned end. */
export const outAtEnd = ({ volunteerId }: Pick<ReviewPerson, 'volunteerId'>, { endsAt }: { endsAt: Instant }): Correction => ({
  volunteerId,
  kind: 'out',
  at: endsAt,
})

/** The deadline in words: `记录期限 1月22日 周五，还有 3 个工作日`. */
export function deadlineWords({ recordUntil, workingDaysLeft, isByWeekday, now }: AttendanceReview): string {
  const date = `记录期限 ${dayInWords(recordUntil, now)}`
  const left = now > recordUntil ? '已经过了' : workingDaysLeft === 0 ? '就是今天' : `还有 ${workingDaysLeft} 个工作日`
  return `${date}，${left}${isByWeekday ? '（按周一至周五算）' : ''}`
}

export const isLate = ({ recordUntil, workingDaysLeft, now }: AttendanceReview): boolean => now > recordUntil || workingDaysLeft <= 2

/** Time of a typed `HH:mm` at a visit: on its first day, or a day later or earlier if only that is near the visit; null if empty. */
export function momentAt(time: string, { startsAt, endsAt }: { startsAt: Instant; endsAt: Instant }): Instant | null {
  if (!/^\d{2}:\d{2}$/.test(time)) return null
  const onDay = instantAt(dayOf(startsAt), time)
  const isNear = (at: Instant) => at >= startsAt - PLAUSIBLE_MARGIN && at <= endsAt + PLAUSIBLE_MARGIN
  return [onDay, onDay + day, onDay - day].find(isNear) ?? onDay
}

/** Equality in whole minutes. A field shows no seconds, and an unchanged field must not change them. */
export const isSameMinute = (one: Instant | null, other: Instant | null): boolean =>
  one !== null && other !== null && Math.floor(one / minute) === Math.floor(other / minute)
