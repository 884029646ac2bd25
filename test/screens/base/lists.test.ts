/** Words and orders of the pages on which the administrator edits the base's lists. */
import fc from 'fast-check'
import { type HolidayDay, readHolidays } from '../../../src/domain/calendar/holiday-list'
import { dayOf, day, instantAt } from '../../../src/domain/calendar/calendar'
import { nameProblem } from '../../../src/screens/base/list-names'
import { linesOf, spanWords } from '../../../src/screens/base/holidays/holiday-lines'
import { movedBy, withOrder } from '../../../src/screens/base/list-order'
import { verificationWords } from '../../../src/screens/base/skill-list/verification-words'
import { lengthChoices, shownTitle, storedTitle, templateProblem } from '../../../src/screens/base/templates/template-words'
import { pastedTowns } from '../../../src/screens/base/towns/pasted-towns'

test.each([
  ['b', -1, ['b', 'a', 'c', 'd']],
  ['b', 1, ['a', 'c', 'b', 'd']],
  ['d', -9, ['d', 'a', 'b', 'c']],
  ['d', 1, ['a', 'b', 'c', 'd']],
  ['gone', -1, ['a', 'b', 'c', 'd']],
])('%s moved by %d places stands at its new place', (id, by, expected) => {
  expect(movedBy(['a', 'b', 'c', 'd'], id, by)).toEqual(expected)
})

test('any order of a part leaves every other entry at its place and the whole list complete', () => {
  const all = ['a', 'b', 'c', 'd', 'e', 'f']
  fc.assert(
    fc.property(fc.shuffledSubarray(all), (part) => {
      const ordered = withOrder(all, part)
      expect([...ordered].sort()).toEqual(all)
      expect(ordered.filter((id) => part.includes(id))).toEqual(part)
      for (const [at, id] of all.entries()) if (!part.includes(id)) expect(ordered[at]).toBe(id)
    }),
  )
})

test('of pasted towns, those that the base has are left out and named, also if they are written otherwise', () => {
  const { fresh, remarks, isTooMany } = pastedTowns('1. 唐先镇\n2. 古山镇\n3. 古山镇\n4. 镇', ['唐 先镇', '旧镇'])
  expect({ fresh, isTooMany }).toEqual({ fresh: ['古山镇'], isTooMany: false })
  expect(remarks).toEqual(['写了不止一遍，只加一个：古山镇', '已经有了，不再加：唐先镇', '不是 2 到 20 个字，没有读：镇'])
})

test('towns are too many from the five hundred and first', () => {
  const known = Array.from({ length: 499 }, (_, n) => `示范${n}镇`)
  expect(pastedTowns('古山镇', known).isTooMany).toBe(false)
  expect(pastedTowns('古山镇\n方岩镇', known).isTooMany).toBe(true)
})

test('a pasted name that does not look like a town is added and pointed out, one that is too long is left out and named', () => {
  const { fresh, remarks } = pastedTowns(`古山镇\n共12个\n${'长'.repeat(30)}`, [])
  expect(fresh).toEqual(['古山镇', '共12个'])
  expect(remarks).toEqual(['不像乡镇、街道的名称，请看一下：共12个', `不是 2 到 20 个字，没有读：${'长'.repeat(24)}…`])
})

test('the number of people whom a demand of verification affects is named before it is saved', () => {
  expect(verificationWords({ needsVerification: false, unverified: 3 }, true)).toContain('有 3 人')
  expect(verificationWords({ needsVerification: false, unverified: 0 }, true)).toContain('现在没有人')
  expect(verificationWords({ needsVerification: true, unverified: 3 }, false)).not.toContain('3')
  expect(verificationWords({ needsVerification: true, unverified: 3 }, true)).toBeNull()
})

test('a name is as long as its list allows', () => {
  expect([nameProblem('categories', '文'), nameProblem('categories', '文化'), nameProblem('categories', ' 文 化 下 乡 活 动 ')]).toEqual([
    '请写 2 到 6 个字。',
    null,
    null,
  ])
  expect(nameProblem('categories', '文化下乡活动啊')).not.toBeNull()
})

const template = {
  name: '义诊',
  categoryId: 'health',
  title: '健康义诊 · {town}',
  word: '卫生',
  minutes: 180,
  services: [{ name: '量血压', unit: '人次' }],
  positions: [{ name: '医生', capacity: 2, skillId: null }],
}
test.each([
  ['without a category', { categoryId: '' }],
  ['whose title is the town alone', { title: ' · {town}' }],
  ['whose title is too long', { title: '健'.repeat(27) }],
  ['without a short word', { word: ' ' }],
  ['with a service without a name', { services: [{ name: ' ', unit: null }] }],
  ['with a position for nobody', { positions: [{ name: '医生', capacity: Number.NaN, skillId: null }] }],
  ['with a position for too many', { positions: [{ name: '医生', capacity: 501, skillId: null }] }],
])('a template %s is not sent', (_what, change) => {
  expect(templateProblem(template)).toBeNull()
  expect(templateProblem({ ...template, ...change })).not.toBeNull()
})

test('the place of the town in a title is written in Chinese, and stored as before', () => {
  expect(shownTitle(template.title)).toBe('健康义诊 · 【乡镇】')
  expect(storedTitle(shownTitle(template.title))).toBe(template.title)
  expect(lengthChoices(100).map(({ name }) => name)).toEqual(expect.arrayContaining(['1 小时 40 分钟', '3 小时', '1 小时 30 分钟']))
})

const days = fc
  .uniqueArray(
    fc.record({
      at: fc.integer({ min: 0, max: 364 }),
      name: fc.constantFrom('', '元旦', '国庆节、中秋节', '抗战纪念'),
      isWorked: fc.boolean(),
    }),
    { selector: ({ at }) => at, maxLength: 40 },
  )
  .map((all): HolidayDay[] =>
    [...all]
      .sort((one, other) => one.at - other.at)
      .map(({ at, ...one }) => ({ ...one, date: dayOf(instantAt('2027-01-01', '12:00') + at * day) })),
  )

test("any year's days, filled in to be edited, are read as the same days", () => {
  fc.assert(
    fc.property(days, (all) => expect(readHolidays(linesOf(all), 2027)).toEqual({ days: all, problems: [] })),
    { numRuns: 100 },
  )
})

test('days in a row of one holiday are one line', () => {
  const { days: read } = readHolidays('元旦：1月1日至3日放假，1月4日上班', 2027)
  expect(spanWords(read)).toEqual(['元旦 1月1日（周五）至1月3日（周日）放假，3 天', '元旦 1月4日（周一）上班'])
})
