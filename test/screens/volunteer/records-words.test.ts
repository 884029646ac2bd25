import type { MessageView, OwnSignUpView } from '../../../src/contract/sign-ups'
import { hour, instantAt, inHours, minute } from '../../../src/domain/calendar/calendar'
import { hoursWords, inOutWords, mayDispute, stateOf, totalMinutes, unrecorded } from '../../../src/screens/volunteer/records/words'

const startsAt = instantAt('2026-03-05', '09:00')
const endsAt = startsAt + 2 * hour
const now = endsAt + hour

test('hours are added up before they are rounded: three times 20 minutes are one hour', () => {
  expect(inHours(totalMinutes([{ minutes: 20 }, { minutes: 20 }, { minutes: 20 }]))).toBe('1.0')
})

test('unknown minutes are left out of the total, and the text says that the organiser decides', () => {
  expect(totalMinutes([{ minutes: 90 }, { minutes: null }])).toBe(90)
  expect([hoursWords(90), hoursWords(null)]).toEqual(['1.5 小时', '还不知道，等组织者核对'])
})

test('a check-out has its date if it is on another day than the check-in', () => {
  expect(inOutWords({ inAt: startsAt, outAt: endsAt }, now)).toBe('09:00 签到，11:00 签退')
  expect(inOutWords({ inAt: startsAt, outAt: startsAt + 16 * hour }, now)).toBe('09:00 签到，3月6日 周五 01:00 签退')
  expect(inOutWords({ inAt: startsAt, outAt: null }, now)).toBe('09:00 签到，没有签退记录')
})

test.each([
  ['closed by an organiser', true, now, '已核对'],
  ['over and not closed', false, endsAt, '组织者还没有核对'],
  ['still going on', false, endsAt - minute, '活动还没有结束'],
])('a record that is %s', (_what, isClosed, at, words) => {
  expect(stateOf({ isClosed, endsAt }, at)).toEqual({ words, isClosed })
})

test.each([
  ['over and undisputed', null, endsAt, true],
  ['not over, since missing marks may still come', null, endsAt - 1, false],
  ['disputed, without an answer', { answeredAt: null }, now, false],
  ['disputed and answered', { answeredAt: now }, now, true],
])('the right to dispute a record: %s', (_what, dispute, at, expected) => {
  expect(mayDispute({ endsAt, dispute }, at)).toBe(expected)
})

const aSignUp = (change: Partial<OwnSignUpView> = {}): OwnSignUpView =>
  ({ id: 's', status: 'confirmed', activity: { id: 'a', status: 'published', startsAt, endsAt }, ...change }) as OwnSignUpView

const find = (signUps: OwnSignUpView[], records: { activityId: string }[] = [], year = 2026, at = now, messages: MessageView[] = []) =>
  unrecorded({ signUps, messages, records }, year, at)

test.each([
  ['confirmed, over and without a mark', aSignUp(), [], now, 1],
  ['on record', aSignUp(), [{ activityId: 'a' }], now, 0],
  ['still going on', aSignUp(), [], endsAt - 1, 0],
  ['withdrawn', aSignUp({ status: 'withdrawn' }), [], now, 0],
  ['cancelled with the visit', aSignUp({ activity: { ...aSignUp().activity, status: 'cancelled' } }), [], now, 0],
])('visits offered for dispute, by the sign-up: %s', (_what, signUp, records, at, found) => {
  expect(find([signUp], records, 2026, at)).toHaveLength(found)
})

test('a visit of another year is not offered for dispute', () => {
  expect(find([aSignUp()], [], 2025)).toEqual([])
})

describe('a walk-in who was corrected to absent', () => {
  const message = (change: Partial<MessageView> = {}): MessageView => ({
    id: 'm',
    at: now,
    kind: 'attendance-corrected',
    activityId: 'a',
    activityTitle: '普法日',
    activityStartsAt: startsAt,
    note: '点错人了',
    ...change,
  })
  const missed = (messages: MessageView[], signUps: OwnSignUpView[] = [], records: { activityId: string }[] = [], year = 2026) =>
    find(signUps, records, year, now, messages)

  test('can dispute the record, and sees the reason for the correction', () => {
    expect(missed([message()])).toEqual([{ activityId: 'a', title: '普法日', startsAt, correction: '点错人了' }])
  })

  test.each([
    ['corrected, and on record all the same', [message()], [], [{ activityId: 'a' }], 2026, 0],
    ['corrected twice: once on the list', [message(), message({ note: '又点错了' })], [], [], 2026, 1],
    ['a message about something else', [message({ kind: 'record-ready' })], [], [], 2026, 0],
    ['a visit of December that was corrected in January', [message({ at: instantAt('2027-01-03', '09:00') })], [], [], 2027, 0],
    ['signed up as well: once on the list', [message()], [aSignUp()], [], 2026, 1],
    ['withdrawn before they came', [message()], [aSignUp({ status: 'withdrawn' })], [], 2026, 1],
  ])('%s', (_what, messages, signUps, records, year, found) => {
    expect(missed(messages, signUps, records, year)).toHaveLength(found)
  })
})
