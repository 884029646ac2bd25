import type { LeavingPreview } from '../../../src/contract/people/leaving'
import type { OwnSection } from '../../../src/contract/people/own-data'
import { instantAt } from '../../../src/domain/calendar/calendar'
import { STAY_REFUSALS, endingAtOnce, goneLater } from '../../../src/screens/volunteer/leaving/words'
import { cellWords, factsOf, moreWords } from '../../../src/screens/volunteer/my-data/words'

const section = (rows: OwnSection['rows'], total = rows.length): OwnSection => ({
  id: 'marks',
  title: '签到记录',
  columns: [
    { heading: '时间', kind: 'moment' },
    { heading: '服务时间', kind: 'minutes' },
    { heading: '原因', kind: 'text' },
  ],
  rows,
  total,
})

test('a row of the own data names its facts with dates in full and hours, and leaves empty ones out', () => {
  const at = instantAt('2026-03-05', '08:30')
  const rows = factsOf(
    section([
      [at, 90, ''],
      [null, 0, '忘记签退'],
    ]),
  )
  expect(rows.map(({ facts }) => facts)).toEqual([
    [
      { heading: '时间', words: '2026 年 3 月 5 日 08:30' },
      { heading: '服务时间', words: '1.5 小时' },
    ],
    [
      { heading: '服务时间', words: '0.0 小时' },
      { heading: '原因', words: '忘记签退' },
    ],
  ])
  expect(cellWords('2026-03-05', { heading: '从', kind: 'day' })).toBe('2026-03-05')
})

test('a section says how many rows it leaves out, and nothing if it shows all', () => {
  expect(moreWords(section([[null, null, 'a']]))).toBeNull()
  expect(moreWords(section([[null, null, 'a']], 8))).toBe('这里是最近的 1 条，共 8 条，导出的文件里有全部。')
})

describe('the page about leaving', () => {
  const now = instantAt('2027-02-01', '08:00')
  const startsAt = instantAt('2027-02-06', '08:30')
  const preview = (change: Partial<LeavingPreview> = {}): LeavingPreview => ({
    refusal: null,
    leavesAt: null,
    kept: [],
    signUps: [],
    teams: [],
    organisations: [],
    roles: 0,
    ...change,
  })

  it('names the visits that end at once, or says that there are none', () => {
    const signUps = [{ signUpId: '1', activityId: '2', title: '义诊', startsAt, end: 'withdrawn' as const }]
    expect(endingAtOnce(preview({ signUps }), now)).toEqual(['2月6日 周六「义诊」：报名退出，位子让给后面的人'])
    expect(endingAtOnce(preview(), now)).toEqual(['现在没有会受影响的报名和队伍'])
  })

  it('promises no change of words that may mean something else', () => {
    const words = goneLater(preview()).join()
    expect(words).toContain('标题不改')
    expect(words).toContain('没有账号时现场登记的')
    expect(STAY_REFUSALS['leaving-over']).toContain('不能撤回')
  })

  it('names memberships and roles only to somebody who has them', () => {
    expect(goneLater(preview()).join()).not.toMatch(/成员身份|权限/)
    const words = goneLater(preview({ organisations: ['农工党'], roles: 1 })).join()
    expect(words).toContain('农工党的成员身份')
    expect(words).toContain('管理员的权限：收回')
  })
})
