import fc from 'fast-check'
import { dayOf, day, instantAt, weekday } from '../../../src/domain/calendar/calendar'
import { type HolidayDay, holidaySpans, readHolidays } from '../../../src/domain/calendar/holiday-list'
import { LONGEST_LIST, yearOfNotice } from '../../../src/domain/calendar/holiday-words'
import { expectLinear } from '../../support/doubling'

/** 国办发明电〔2025〕7号. */
const NOTICE = `国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经党中央、国务院批准，根据2024年11月修订的《全国年节及纪念日放假办法》，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作，遇有重大突发事件，要按规定及时报告并妥善处置，确保人民群众祥和平安度过节日假期。
国务院办公厅
2025年11月4日`

const inWords = (days: readonly HolidayDay[]): string[] =>
  holidaySpans(days).map(
    ({ name, isWorked, from, to }) => `${name} ${from.slice(5)}${from === to ? '' : `–${to.slice(5)}`} ${isWorked ? '班' : '休'}`,
  )

test("the State Council's notice of 2026 is read whole, with its make-up days", () => {
  expect(yearOfNotice(NOTICE)).toBe(2026)
  const { days, problems } = readHolidays(NOTICE, 2026)
  expect(problems).toEqual([])
  expect(inWords(days)).toEqual([
    '元旦 01-01–01-03 休',
    '元旦 01-04 班',
    '春节 02-14 班',
    '春节 02-15–02-23 休',
    '春节 02-28 班',
    '清明节 04-04–04-06 休',
    '劳动节 05-01–05-05 休',
    '劳动节 05-09 班',
    '端午节 06-19–06-21 休',
    '国庆节 09-20 班',
    '中秋节 09-25–09-27 休',
    '国庆节 10-01–10-07 休',
    '国庆节 10-10 班',
  ])
})

test.each([
  ['one sentence', '元旦：1月1日至3日放假调休，1月4日（周一）上班'],
  ['dates alone', '2027-01-01 元旦 放假\n2027-01-02 放假\n2027-01-03 放假\n2027-01-04 上班'],
  ['a span of dates', '2027/1/1 至 2027/1/3 放假\n2027.1.4 补班'],
  ['headings before the dates', '放假：1月1日—3日，上班：1月4日'],
  ['full width', '１月１日（星期五）～３日（星期日）放假。１月４日（星期一）上班。'],
  ['lines that break', '元旦：1月1日（周五）至\n3日（周日）放假，共3天。1月4\n日（周一）上班。'],
  ['the same day written twice', '1月1日放假\n1月1日至3日放假\n1月4日上班'],
])('New Year of 2027 is read from %s', (_what, text) => {
  const { days, problems } = readHolidays(text, 2027)
  expect(problems).toEqual([])
  expect(days.map(({ date, isWorked }) => [date, isWorked])).toEqual([
    ['2027-01-01', false],
    ['2027-01-02', false],
    ['2027-01-03', false],
    ['2027-01-04', true],
  ])
})

test.each([
  ['2022年12月31日至2023年1月2日放假调休，共3天。', 2023, ['2022-12-31', '2023-01-01', '2023-01-02']],
  ['1月1日（周三）放假1天，不调休。', 2025, ['2025-01-01']],
  ['1月1日放假，与周末连休。', 2024, ['2024-01-01']],
  ['2月10日至17日放假调休。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。', 2024, 8],
  ['国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。', 2025, 8],
])('wording of earlier notices is understood: %s', (text, year, expected) => {
  const { days, problems } = readHolidays(text, year)
  expect(problems).toEqual([])
  if (typeof expected === 'number') expect(days).toHaveLength(expected)
  else expect(days.map(({ date }) => date)).toEqual(expected)
})

test.each([
  ['1月1日（周五）至3日（周日）', 'not-understood'],
  ['2月30日放假', 'no-such-day'],
  ['2月5日至3日放假', 'no-such-day'],
  ['3日放假', 'no-such-day'],
  ['1月1日至3月3日放假', 'no-such-day'],
  ['2026年5月1日放假', 'other-year'],
  ['1月1日（周四）放假', 'weekday-differs'],
  ['1月1日至3日放假，共4天', 'count-differs'],
  ['1月1日至4日放假。1月4日上班', 'day-contradicts'],
  ['放假 1月1日，1月4日上班', 'not-understood'],
] as const)('"%s" is named as a problem of the list of 2027: %s', (text, problem) => {
  expect(readHolidays(text, 2027).problems.map((one) => one.problem)).toEqual([problem])
})

/** Holidays of one to nine days, each in its own month, with make-up days that are Saturdays before the 20th. */
const holidays = fc.uniqueArray(
  fc.record({
    month: fc.integer({ min: 1, max: 12 }),
    from: fc.integer({ min: 20, max: 25 }),
    count: fc.integer({ min: 1, max: 9 }),
    makesUp: fc.boolean(),
  }),
  { selector: ({ month }) => month, maxLength: 7 },
)

test('any arrangement written as the State Council writes it is read back day by day', () => {
  const year = 2027
  const at = (month: number, ofMonth: number) =>
    instantAt(`${year}-${String(month).padStart(2, '0')}-${String(ofMonth).padStart(2, '0')}`, '12:00')
  const named = (instant: number) => `${Number(dayOf(instant).slice(5, 7))}月${Number(dayOf(instant).slice(8))}日（${weekday(instant)}）`
  fc.assert(
    fc.property(holidays, (all) => {
      const expected: [string, boolean][] = []
      const text = all.map(({ month, from, count, makesUp }, nth) => {
        const first = at(month, from)
        const days = Array.from({ length: count }, (_, n) => first + n * day).filter((one) => dayOf(one).startsWith('2027'))
        const last = days.at(-1) ?? first
        const saturday = [8, 9, 10, 11, 12, 13, 14].map((one) => at(month, one)).find((one) => weekday(one) === '周六') ?? 0
        expected.push(
          ...days.map((one): [string, boolean] => [dayOf(one), false]),
          ...(makesUp ? [[dayOf(saturday), true] as [string, boolean]] : []),
        )
        const span = days.length === 1 ? named(first) : `${named(first)}至${named(last)}`
        return `${'一二三四五六七'[nth]}、春节：${span}放假调休，共${days.length}天。${makesUp ? `${named(saturday)}上班。` : ''}`
      })
      const { days, problems } = readHolidays(text.join('\n'), year)
      expect(problems).toEqual([])
      expect(days.map(({ date, isWorked }) => [date, isWorked])).toEqual(expected.sort(([one], [other]) => (one < other ? -1 : 1)))
    }),
    { numRuns: 100 },
  )
})

test('any text gives days of the year or the December before, each once and in order', () => {
  const words = fc.array(
    fc.constantFrom('1月1日', '2月30日', '31日', '至', '放假', '上班', '、', '。', '\n', '2027年', '共3天', '：', '12-31', '（周一）'),
  )
  fc.assert(
    fc.property(words, (parts) => {
      const { days } = readHolidays(parts.join(''), 2027)
      const dates = days.map(({ date }) => date)
      expect(dates).toEqual([...new Set(dates)].sort())
      for (const date of dates) expect(date).toMatch(/^(2027-|2026-12-)/)
    }),
    { numRuns: 200 },
  )
})

test.each([
  ['digits', (size: number) => '1'.repeat(size)],
  ['dates', (size: number) => '1月1日、'.repeat(size / 5)],
  ['spans', (size: number) => '1月1日至'.repeat(size / 5)],
  ['line breaks', (size: number) => '\n'.repeat(size)],
  ['years', (size: number) => '2027年'.repeat(size / 5)],
])('the cost of %s grows no faster than their number', (_what, make) =>
  expectLinear(make, (text) => [readHolidays(text, 2027), yearOfNotice(text)], LONGEST_LIST),
)
