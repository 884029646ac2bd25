import { type Day, dayOf, hour, instantAt } from '../../../src/domain/calendar/calendar'
import { needsBooks, readDays } from '../../../src/domain/search/days'
import type { DayBooks } from '../../../src/domain/search/festivals'
import { loadLunar } from '../../../src/cloud/calendar/lunar'

/** A Tuesday. */
const NOW = instantAt('2026-12-01', '10:00')
let books: DayBooks
beforeAll(async () => {
  const holidays = ['2027-01-01', '2027-01-02', '2027-01-03'].map((date) => ({ date, name: '元旦', isWorked: false }))
  books = { lunar: await loadLunar(), holidays }
})

const read = (text: string, isPast = false) => readDays(text, isPast, books, NOW)
/** First and last day. */
const spanOf = (text: string, isPast = false): Day[] =>
  read(text, isPast).days.flatMap(({ from, until }) => [dayOf(from), dayOf(until - 1)])

test.each([
  ['今天', '2026-12-01', '2026-12-01'],
  ['明天', '2026-12-02', '2026-12-02'],
  ['大后天', '2026-12-04', '2026-12-04'],
  ['周二', '2026-12-01', '2026-12-01'],
  ['周六', '2026-12-05', '2026-12-05'],
  ['周一', '2026-12-07', '2026-12-07'],
  ['星期天', '2026-12-06', '2026-12-06'],
  ['礼拜六', '2026-12-05', '2026-12-05'],
  ['下周六', '2026-12-12', '2026-12-12'],
  ['下个星期三', '2026-12-09', '2026-12-09'],
  ['这周末', '2026-12-05', '2026-12-06'],
  ['下周', '2026-12-07', '2026-12-13'],
  ['这个月', '2026-12-01', '2026-12-31'],
  ['下个月', '2027-01-01', '2027-01-31'],
  ['12月', '2026-12-01', '2026-12-31'],
  ['12月5日', '2026-12-05', '2026-12-05'],
  ['十二月五号', '2026-12-05', '2026-12-05'],
  ['十二月二十五', '2026-12-25', '2026-12-25'],
  ['12.5', '2026-12-05', '2026-12-05'],
  ['12-5', '2026-12-05', '2026-12-05'],
  ['1/8', '2027-01-08', '2027-01-08'],
  ['5号', '2026-12-05', '2026-12-05'],
  ['31号', '2026-12-31', '2026-12-31'],
  ['明年1月8日', '2027-01-08', '2027-01-08'],
  ['元旦', '2027-01-01', '2027-01-03'],
  ['春节', '2027-02-06', '2027-02-12'],
  ['腊月初一', '2027-01-08', '2027-01-08'],
  ['正月十五', '2027-02-20', '2027-02-20'],
  ['元宵节', '2027-02-20', '2027-02-20'],
  ['除夕', '2027-02-05', '2027-02-05'],
  ['国庆', '2027-10-01', '2027-10-07'],
  ['中秋', '2027-09-15', '2027-09-15'],
])('%s is the next such time, from %s to %s', (text, from, until) => {
  expect(spanOf(text)).toEqual([from, until])
})

test.each([
  ['周六', '2026-11-28'],
  ['12月5日', '2025-12-05'],
  ['5号', '2026-11-05'],
  ['元宵', '2026-03-03'],
])('among past visits %s is the latest such day', (text, expected) => {
  expect(spanOf(text, true)[0]).toBe(expected)
})

test('a part of the day narrows a day, and no longer time', () => {
  const [day] = read('明天下午').days
  expect([day?.from, day?.until]).toEqual([instantAt('2026-12-02', '12:00'), instantAt('2026-12-02', '18:00')])
  const [evening] = read('今晚').days
  expect((evening?.until ?? 0) - (evening?.from ?? 0)).toBe(7 * hour)
  expect(spanOf('下周晚上')).toEqual(['2026-12-07', '2026-12-13'])
})

test.each(['13月45日', '2月30日', '32号', '120', '初试', '3号线', '电话 0579-1234', '生日'])(
  '%s names no day and stays as it is',
  (text) => {
    expect(read(text)).toEqual({ days: [], rest: text })
  },
)

test('words beside the days stay, and several days are read', () => {
  const { days, rest } = read('周六或周日量血压')
  expect([days.map(({ words }) => words), rest.replace(/ +/g, ' ').trim()]).toEqual([['周六', '周日'], '或 量血压'])
})

test('the books of days are asked for only where a name of them occurs', () => {
  expect(['元旦', '腊月廿三', '初六', '农历十五'].map(needsBooks)).toEqual([true, true, true, true])
  expect(['周六', '12月5日', '看牙', ''].map(needsBooks)).toEqual([false, false, false, false])
})
