import { foldMarks } from '../../../src/domain/attendance/attendance'
import { hour, minute } from '../../../src/domain/calendar/calendar'
import { ticketText } from '../../../src/domain/attendance/ticket'
import { venueCode } from '../../../src/domain/attendance/venue-code'
import { clockWords } from '../../../src/screens/day/on-site/clock-words'
import { peopleOf } from '../../../src/screens/day/on-site/people'
import { type ScanContext, readScan, readTyped } from '../../../src/screens/day/on-site/scan'
import { scanWords } from '../../../src/screens/day/on-site/scan-words'
import { aFoldedMark } from './folded'
import { end, start } from '../../domain/examples'

const key = '0123456789abcdef'.repeat(4)
const activityId = '3c5b8d1e-6f2a-4b7c-9d0e-1f2a3b4c5d6e'
const other = { key: 'fedcba9876543210'.repeat(4), activityId: 'a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d' }
const [missing, here, left, late] = [1, 2, 3, 4].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [string, string, string, string]
const entry = (signUpId: string, name: string, code: string) => ({
  volunteerId: `person ${signUpId}`,
  signUpId,
  name,
  initials: '',
  position: '执业医师',
  organisation: null,
  team: null,
  code,
})
const marks = [
  aFoldedMark('a', { volunteerId: `person ${here}`, at: start + minute }),
  aFoldedMark('b', { volunteerId: `person ${left}`, at: start }),
  aFoldedMark('c', { volunteerId: `person ${left}`, kind: 'out', at: start + hour }),
]
const people = peopleOf(
  [entry(missing, '陈样例', '7K492C'), entry(here, '胡示范', 'ACEFHJ'), entry(left, '李举例', 'XY2345')],
  foldMarks(marks, { startsAt: start, endsAt: end }),
  start,
)
const door: ScanContext = { key, activity: { id: activityId, endsAt: end }, people, now: start + 2 * minute }
const scan = (text: string, change: Partial<ScanContext> = {}) => readScan({ ...door, ...change }, text)
const ticket = (signUpId: string) => ticketText(key, { activityId, signUpId })

test('the ticket of a missing person checks them in, and shows their name and position', () => {
  const read = scan(ticket(missing))
  expect(read).toMatchObject({ kind: 'missing', person: { name: '陈样例' } })
  expect(scanWords(read)).toEqual({ tone: 'ok', title: '陈样例 · 执业医师', text: '已签到' })
})

test('a ticket shown twice gets a warning with the time of the first check-in', () => {
  expect(scanWords(scan(ticket(here)))).toMatchObject({ tone: 'warn', text: expect.stringContaining('已在 08:31 签到过') })
})

test('a ticket shown again may mean departure only in the last hour', () => {
  expect(scan(ticket(here), { now: end - hour })).toMatchObject({ kind: 'here', mayLeave: true })
  expect(scan(ticket(here), { now: end - hour - 1 })).toMatchObject({ kind: 'here', mayLeave: false })
})

test('a ticket alone does not check in a person who left', () => {
  expect(scan(ticket(left))).toMatchObject({ kind: 'left' })
})

test('a genuine ticket of a person who is not on the attendance list counts, without a name', () => {
  const read = scan(ticket(late))
  expect(read).toEqual({ kind: 'new', signUpId: late })
  expect(scanWords(read)).toMatchObject({ tone: 'ok', text: expect.stringContaining('票是真的') })
})

test.each([
  ['some other QR code', 'https://example.org/', 'not-a-ticket'],
  ["another visit's ticket", ticketText(other.key, { ...other, signUpId: missing }), 'ticket-foreign'],
  ['a ticket made without the key', ticketText(other.key, { activityId, signUpId: missing }), 'ticket-forged'],
  ["the venue's own code", venueCode(key, activityId, start).text, 'venue-code'],
  ["another venue's code", venueCode(other.key, other.activityId, start).text, 'venue-code'],
  ['six characters in a QR code, which are no ticket', '7K492C', 'not-a-ticket'],
] as const)('a scan is refused with its reason: %s', (_why, text, reason) => {
  expect(scan(text)).toEqual({ kind: 'refused', reason })
})

test.each([
  ['as written on the ticket', '7k4 · 92c', true, { kind: 'missing' }],
  ['of a person who is here', 'ACEFHJ', true, { kind: 'here' }],
  ['of nobody', '222222', true, { kind: 'refused', reason: 'code-unknown' }],
  ['with a character that no code has', '7K4920', true, { kind: 'refused', reason: 'not-six-characters' }],
  ['right, but after too many wrong ones', '7K492C', false, { kind: 'refused', reason: 'too-many-wrong' }],
])('a code read aloud, %s', (_why, typed, mayTry, expected) => {
  expect(readTyped(door, typed, mayTry)).toMatchObject(expected)
})

test.each([
  [null, '这台手机还没有和服务器对过时间，签到先按手机的时间记。'],
  [0, null],
  [5 * minute - 1, null],
  [-11 * minute, '这台手机的时间快了 11 分钟。从现在起按服务器的时间记；断网时记的请核对一下。'],
  [5 * minute, '这台手机的时间慢了 5 分钟。从现在起按服务器的时间记；断网时记的请核对一下。'],
])("the warning for a phone's clock with an offset of %s: %s", (offset, words) => {
  expect(clockWords(offset)).toBe(words)
})
