/** Fields and corrections of the review page. */
import type { AttendanceReview, ReviewPerson } from '../../../src/contract/records/records'
import { day, instantAt, minute } from '../../../src/domain/calendar/calendar'
import { type CorrectionForm, correctionsOf, problemOf } from '../../../src/screens/day/review/correction-form'
import { deadlineWords, doubtsOf, isLate, isArrivalTooLate, momentAt, outAtEnd } from '../../../src/screens/day/review/day'

const at = (time: string, date = '2027-01-09') => instantAt(date, time)
const visit = { startsAt: at('08:30'), endsAt: at('11:30') }
const now = at('12:30')

test.each([
  ['during the visit', '09:00', visit, at('09:00')],
  [
    'before midnight, for a visit that ends after midnight',
    '23:00',
    { startsAt: at('21:00'), endsAt: at('01:00', '2027-01-10') },
    at('23:00'),
  ],
  ['after midnight, for the same visit', '00:30', { startsAt: at('21:00'), endsAt: at('01:00', '2027-01-10') }, at('00:30', '2027-01-10')],
  ['on the evening before an early visit', '23:30', { startsAt: at('00:30'), endsAt: at('02:00') }, at('23:30', '2027-01-08')],
  ['far from the visit, which the server refuses', '20:00', visit, at('20:00')],
  ['left empty', '', visit, null],
])('the time meant by a typed clock time: %s', (_why, time, span, expected) => {
  expect(momentAt(time, span)).toBe(expected)
})

const form: CorrectionForm = { what: 'times', came: '08:30', left: '11:30', reason: '忘记签退' }
test.each([
  ['both times', {}, now, null],
  ['no arrival', { came: '' }, now, '请填到的时间。'],
  ['no departure, after the end', { left: '' }, now, '请填走的时间。'],
  ['no departure, during the visit', { left: '' }, at('10:00'), null],
  ['a departure still to come', {}, at('10:00'), '走的时间还没有到；还没走的，先清空。'],
  ['an arrival still to come', { came: '10:30', left: '' }, at('10:00'), '到的时间还没有到。'],
  ['a departure before the arrival', { left: '08:00' }, now, '走的时间不能早于到的时间。'],
  ['absence, which needs no times', { what: 'absent' as const, came: '', left: '' }, now, null],
])('a correction with %s', (_why, change, moment, expected) => {
  expect(problemOf({ ...form, ...change }, visit, moment)).toBe(expected)
})

const person = { volunteerId: 'chen', inAt: at('08:30') + 20_000, outAt: null, findings: [] } as unknown as ReviewPerson
test('only changed times are sent: a field shows no seconds, and does not change them', () => {
  expect(correctionsOf(form, person, visit)).toEqual([{ volunteerId: 'chen', kind: 'out', at: at('11:30') }])
  const moved = correctionsOf({ ...form, came: '08:31' }, person, visit)
  expect(moved.map(({ kind }) => kind)).toEqual(['in', 'out'])
  expect(correctionsOf({ ...form, what: 'absent' }, person, visit)).toEqual([{ volunteerId: 'chen', kind: 'in', at: null }])
})

test('a check-in after the planned end must be corrected before a check-out at that end', () => {
  expect(outAtEnd(person, visit).at).toBe(visit.endsAt)
  const came = (inAt: number | null) => isArrivalTooLate({ inAt }, visit)
  expect([null, visit.endsAt, visit.endsAt + minute].map(came)).toEqual([false, false, true])
})

test('a missing check-out and a correction are no doubts: they are decided elsewhere', () => {
  const findings: ReviewPerson['findings'] = [
    { kind: 'no-out', markId: 'a' },
    { kind: 'corrected', markId: 'a', of: 'in', reason: '忘记签到' },
    { kind: 'clock-unknown', markId: 'a' },
  ]
  expect(doubtsOf({ ...person, findings }).map(({ kind }) => kind)).toEqual(['clock-unknown'])
})

const review = { recordUntil: at('23:59', '2027-01-22'), workingDaysLeft: 3, isByWeekday: false, now: at('12:00', '2027-01-19') }
test.each([
  ['three working days before', {}, '记录期限 1月22日 周五，还有 3 个工作日', false],
  ['two working days before, which is urgent', { workingDaysLeft: 2 }, '记录期限 1月22日 周五，还有 2 个工作日', true],
  ['on the day', { workingDaysLeft: 0, now: at('12:00', '2027-01-22') }, '记录期限 1月22日 周五，就是今天', true],
  ['missed, on the Saturday after', { workingDaysLeft: 0, now: at('23:59', '2027-01-22') + day }, '记录期限 1月22日 周五，已经过了', true],
  ['by weekdays alone', { isByWeekday: true }, '记录期限 1月22日 周五，还有 3 个工作日（按周一至周五算）', false],
])('the deadline in words: %s', (_why, change, words, late) => {
  const seen = { ...review, ...change } as AttendanceReview
  expect([deadlineWords(seen), isLate(seen)]).toEqual([words, late])
})
