import { type Mark, foldMarks } from '../../../src/domain/attendance/attendance'
import { type Instant, day, hour, minute } from '../../../src/domain/calendar/calendar'
import { type Finding, findingsOf } from '../../../src/domain/attendance/findings'
import { findingWords, markWords, spanWords } from '../../../src/screens/day/finding-words'
import { aFoldedMark } from './folded'
import { end, start } from '../../domain/examples'

const NAMES: Record<string, string> = { first: '示范组织者甲', second: '示范组织者乙' }
const visit = { startsAt: start, endsAt: end }
const phoneOf = (deviceId: string) => NAMES[deviceId] ?? ''
const mark = (id: string, part: Partial<Mark> = {}) => aFoldedMark(id, { at: start, deviceId: 'first', ...part })

/** Words of findings made by the domain's rule, so that the words fit the rule. */
const wordsOf = (marks: Mark[], now: Instant = end): string[] => {
  const attendance = [...foldMarks(marks, visit).values()][0]
  return attendance ? findingsOf(attendance, visit, now).map((one) => findingWords(one, { marks, phoneOf })) : []
}

test.each<[string, Mark[], string[]]>([
  ['an attendance without findings has no words', [mark('in'), mark('out', { kind: 'out', at: end })], []],
  [
    'two phones that differ are named with their times, the one that counts first',
    [mark('b', { deviceId: 'second', at: start + 21 * minute }), mark('a', { at: start + minute })],
    ['两台手机记的签到差 20 分钟：示范组织者甲的手机 08:31（算这个），示范组织者乙的手机 08:51'],
  ],
  [
    "an unknown phone, and the volunteer's own",
    [mark('b', { deviceId: 'lost', at: start + 30 * minute }), mark('a', { method: 'venue', deviceId: 'own' })],
    ['两台手机记的签到差 30 分钟：本人的手机 08:30（算这个），另一台手机 09:00'],
  ],
  [
    'a fast clock',
    [mark('a', { at: start + 11 * minute, clockOffset: -11 * minute })],
    ['示范组织者甲的手机的时钟快 11 分钟，已校正：签到 08:30'],
  ],
  [
    'a slow clock',
    [mark('a', { at: start - 6 * minute, clockOffset: 6 * minute })],
    ['示范组织者甲的手机的时钟慢 6 分钟，已校正：签到 08:30'],
  ],
  ['a clock never compared', [mark('a', { clockOffset: null })], ['示范组织者甲的手机没有和服务器对过时间，签到 08:30 是它自己的时间']],
  [
    "a venue's code of six minutes ago",
    [mark('a', { method: 'venue', shownAt: start - 6 * minute })],
    ['扫的现场码是 6 分钟前的，可能是照片或别人转发的'],
  ],
  [
    'a code from the future',
    [mark('a', { method: 'venue', shownAt: start + 3 * minute })],
    ['扫的现场码比扫码时间还晚 3 分钟，有一台手机的时间不对'],
  ],
  [
    'a mark of another day',
    [mark('a', { at: start - day })],
    ['签到时间 1月8日 08:30 离活动太远，先不算：可能手机时间不对、点错了活动，或者活动改过期'],
  ],
  [
    'out before in',
    [mark('in', { at: start + hour }), mark('out', { kind: 'out', at: start })],
    ['签退 08:30，比签到 09:30 还早，服务时间按 0 分钟算，要更正'],
  ],
  ['corrected', [mark('a', { method: 'corrected', statedAt: start, reason: '漏签' })], ['签到 08:30 是事后更正的，理由：漏签']],
])('%s', (_why, marks, expected) => {
  expect(wordsOf(marks)).toEqual(expected)
})

test('a missing check-out is reported once the visit is over, and not before', () => {
  expect(wordsOf([mark('in')], end)).toEqual([])
  expect(wordsOf([mark('in')], end + 1)).toEqual(['没有签退；活动结束一天后，按计划的结束时间算'])
})

test('a mark elsewhere at the same time names the other visit', () => {
  const finding: Finding = { kind: 'elsewhere', activityId: 'other', title: '法律咨询', at: start + 10 * minute }
  expect(findingWords(finding, { marks: [], phoneOf })).toContain('08:40 在“法律咨询”也有签到')
})

test('people with the same name are counted', () => {
  expect(findingWords({ kind: 'same-name', people: 2 }, { marks: [], phoneOf })).toBe('同名的人有两位：可能是同一个人，要问清')
  expect(findingWords({ kind: 'same-name', people: 3 }, { marks: [], phoneOf })).toContain('同名的人有 3 位')
})

test('a history lists each mark, including voided ones', () => {
  const marks = [
    mark('in', { method: 'scanned' }),
    mark('void', { kind: 'void', voids: 'in', at: start + minute, deviceId: 'second' }),
    mark('own', { method: 'venue', at: start + 2 * minute }),
  ]
  expect(marks.map((one) => markWords(one, { marks, phoneOf }))).toEqual([
    '08:30 签到 · 扫签到码 · 示范组织者甲的手机',
    '08:31 撤销 08:30 的签到 · 示范组织者乙的手机',
    '08:32 签到 · 扫现场码 · 本人的手机',
  ])
})

test.each([
  [10_000, '1 分钟'],
  [59 * minute, '59 分钟'],
  [60 * minute, '1 小时'],
  [65 * minute, '1 小时 5 分钟'],
  [3 * day, '3 天'],
])('%d ms in words: %s', (ms, words) => {
  expect(spanWords(ms)).toBe(words)
})
