import { instantAt, minute } from '../../../src/domain/calendar/calendar'
import { parseVenueCode, venueCode } from '../../../src/domain/attendance/venue-code'
import { type CheckInStanding, lateWords, refusedWords, standingWords } from '../../../src/screens/volunteer/check-in/words'

// The module of the words also imports links to pages, which need Taro.
jest.mock('@tarojs/taro', () => ({}))

const HERE = '11111111-1111-4111-8111-111111111111'
const ELSEWHERE = '99999999-9999-4999-8999-999999999999'
const KEY = 'ab'.repeat(32)
const at = instantAt('2026-03-05', '08:31')
const refusalOf = (text: string) => refusedWords(parseVenueCode(HERE, text))

test.each([
  ['the code of this visit', venueCode(KEY, HERE, at).text, null],
  ["this visit's code as six characters", venueCode(KEY, HERE, at).spoken, null],
  ['a code with a false signature: only the server can tell', venueCode('cd'.repeat(32), HERE, at).text, null],
  ['the code of another visit', venueCode(KEY, ELSEWHERE, at).text, '是另一场活动的现场码，没有记录'],
  ['some other QR code', 'https://example.com', '不是现场码，没有记录'],
  ['no text', '', '不是现场码，没有记录'],
])('a code is compared with this visit at once: %s', (_why, text, expected) => {
  expect(refusalOf(text)).toBe(expected)
})

test.each([
  ['just shown', at + minute, null],
  ['two minutes ago, by a hair', at + 2 * minute, null],
  ['longer ago', at + 2 * minute + 1, '这个码是 08:31 的，可能会被核对'],
  ['in the future: one of the clocks is wrong', at - 2 * minute - 1, '这个码是 08:31 的，可能会被核对'],
])('a code that was shown %s', (_when, now, expected) => {
  expect(lateWords(at, now)).toBe(expected)
})

test('a code of six characters does not tell when it was shown', () => {
  expect(lateWords(null, at)).toBeNull()
})

const standing = (change: Partial<CheckInStanding>) =>
  standingWords({ isOnPhone: true, trouble: null, isSending: false, fault: null, ...change })

test.each([
  ['accepted by the server', { isOnPhone: false }, '已送达'],
  ['waiting without a network', { fault: 'offline' }, '已存在本机，联网后自动送达'],
  ['on its way', { isSending: true }, '已存在本机，正在送达…'],
  ['on its way again after a failure, without a promise', { isSending: true, fault: 'timed-out' }, '已存在本机，联网后自动送达'],
  ['of a person without a profile', { fault: 'not-signed-in' }, '已存在本机，填写资料后自动送达'],
] as const)('the words for a mark %s', (_what, change, words) => {
  expect(standing(change).words).toBe(words)
})

test('a wrong code is not sent again, which would count as another guess', () => {
  for (const trouble of ['venue-code-wrong', 'venue-code-forged', 'venue-code-foreign', 'not-a-venue-code'] as const)
    expect(standing({ trouble })).toMatchObject({ tone: 'warn', canRetry: false, advice: expect.stringContaining('再扫一次') })
})

test('a mark refused for a limit or a fault of the server may be sent again', () => {
  for (const trouble of ['too-many-attempts', 'internal', 'too-many'] as const)
    expect(standing({ trouble })).toMatchObject({ tone: 'warn', canRetry: true })
})

test('a refusal is shown instead of the state of the network', () => {
  expect(standing({ trouble: 'venue-code-wrong', isSending: true, fault: 'offline' }).words).toBe('现场码不对，请看着屏幕再输一遍')
})
