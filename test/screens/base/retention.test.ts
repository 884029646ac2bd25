/** Retention in words for the administrator. */
import { instantAt } from '../../../src/domain/calendar/calendar'
import { dryRunLines, dueWords, removalWords, ruleWords } from '../../../src/screens/base/retention/words'

const at = instantAt('2027-06-01', '09:00')

test('a rule says from when, how long, and what happens', () => {
  expect([ruleWords('messages'), ruleWords('names-without-account')]).toEqual(['发出后 92 天删除', '最后一次参加的活动结束后 1 年去掉姓名'])
})

test.each([
  ['nothing, now or later', 0, null, '现在没有到期的'],
  ['nothing now', 0, instantAt('2027-06-03', '00:00'), '现在没有到期的，下一批 6月3日 周四'],
  ['rows now', 3, null, '到期 3 条'],
  ['rows now and later', 3, instantAt('2028-01-01', '00:00'), '到期 3 条，下一批 2028年1月1日 周六'],
])('what is due of a kind: %s', (_what, rows, nextAt, words) => {
  expect(dueWords({ rows, nextAt }, at)).toBe(words)
})

test('a dry run tells kind, number and the oldest date, and says when nothing would happen', () => {
  expect(dryRunLines({ at, planned: [] })).toEqual(['现在什么都不会动。'])
  expect(
    dryRunLines({
      at,
      planned: [
        { kind: 'names-without-account', rows: 2, oldest: instantAt('2026-05-01', '11:00') },
        { kind: 'messages', rows: 40, oldest: instantAt('2027-02-01', '08:00') },
      ],
    }),
  ).toEqual([
    '没有账号的人的姓名（现场加的，或队伍里报的）：去掉姓名 2 条，最早的是 2026年5月1日 周五',
    '发给您的消息：删除 40 条，最早的是 2月1日 周一',
  ])
})

test('an earlier run is a time, a kind and a number', () => {
  expect(removalWords({ at: instantAt('2027-06-01', '00:00'), kind: 'uploads', rows: 1 }, at)).toBe(
    '6月1日 周二 00:00 上传的名册文件：删除 1 条',
  )
})
