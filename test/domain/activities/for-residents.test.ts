import fc from 'fast-check'
import { NOTHING_SAID } from '../../../src/domain/activities/coming'
import {
  accessInWords,
  comingInWords,
  dayAsSaid,
  hourInWords,
  movedInWords,
  spanAsSaid,
  visitState,
  whenAsSaid,
  whenGroup,
} from '../../../src/domain/activities/for-residents'
import { type Instant, day, dayOf, hour, instantAt } from '../../../src/domain/calendar/calendar'

/** A Thursday. */
const now = instantAt('2027-01-07', '12:00')
const at = (date: string, time = '08:30'): Instant => instantAt(date, time)

test.each([
  ['00:30', '凌晨 0:30'],
  ['05:00', '早上 5:00'],
  ['08:00', '上午 8:00'],
  ['11:59', '上午 11:59'],
  ['12:30', '中午 12:30'],
  ['13:30', '下午 1:30'],
  ['18:00', '晚上 6:00'],
  ['23:59', '晚上 11:59'],
])('%s is said as %s', (time, words) => {
  expect(hourInWords(at('2027-01-07', time))).toBe(words)
})

test.each([
  ['2027-01-07', '今天', '今天'],
  ['2027-01-08', '明天', '这周'],
  ['2027-01-09', '后天', '这周'],
  ['2027-01-10', '周日', '这周'],
  ['2027-01-11', '下周一', '下周'],
  ['2027-01-17', '下周日', '下周'],
  ['2027-01-18', '1月18日 周一', '以后'],
  ['2028-01-18', '2028年1月18日 周二', '以后'],
])('on a Thursday %s is %s, in the group %s', (date, said, group) => {
  expect([dayAsSaid(at(date), now), whenGroup(at(date), now)]).toEqual([said, group])
})

test('a day that is over is named by its date, in its own week too', () => {
  expect(dayAsSaid(at('2027-01-06'), now)).toBe('1月6日 周三')
})

test('on a Sunday the next day is tomorrow, and the week after is next week', () => {
  const sunday = at('2027-01-10', '12:00')
  expect([dayAsSaid(at('2027-01-11'), sunday), dayAsSaid(at('2027-01-13'), sunday)]).toEqual(['明天', '下周三'])
})

test('every coming day is said in a way that leads back to that day alone', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 6 }),
      (one, other, weekday) => {
        const today = now + weekday * day
        const same = dayOf(today + one * day) === dayOf(today + other * day)
        expect(dayAsSaid(today + one * day, today) === dayAsSaid(today + other * day, today)).toBe(same)
      },
    ),
  )
})

test.each([
  ['08:30', '11:30', '明天（1月8日 周五）上午 8:30 到 11:30'],
  ['09:00', '15:00', '明天（1月8日 周五）上午 9:00 到 下午 3:00'],
])('from %s to %s: %s', (from, to, words) => {
  expect(spanAsSaid({ startsAt: at('2027-01-08', from), endsAt: at('2027-01-08', to) }, now)).toBe(words)
})

test('a day that is said by its weekday has the weekday once', () => {
  expect(spanAsSaid({ startsAt: at('2027-01-10'), endsAt: at('2027-01-10', '11:30') }, now)).toBe('周日（1月10日）上午 8:30 到 11:30')
  expect(spanAsSaid({ startsAt: at('2027-01-20'), endsAt: at('2027-01-20', '11:30') }, now)).toBe('1月20日 周三 上午 8:30 到 11:30')
})

test('a visit past midnight names its last day', () => {
  const span = { startsAt: at('2027-01-08', '22:00'), endsAt: at('2027-01-09', '01:00') }
  expect(spanAsSaid(span, now)).toBe('明天（1月8日 周五）晚上 10:00 到 1月9日 周六 凌晨 1:00')
})

test.each([
  ['before its start', -1, 'published', 'coming'],
  ['at its start', 0, 'published', 'running'],
  ['at its end', 3 * hour, 'published', 'over'],
  ['called off, also after its end', 4 * hour, 'cancelled', 'cancelled'],
] as const)('a visit %s', (_name, since, status, state) => {
  const startsAt = now
  expect(visitState({ status, startsAt, endsAt: startsAt + 3 * hour }, startsAt + since)).toBe(state)
})

test('a moved visit names the day that was announced', () => {
  expect([movedInWords({ movedFrom: at('2027-01-05') }, now), movedInWords({ movedFrom: null }, now)]).toEqual([
    '原定 1月5日 周二，已经改期',
    null,
  ])
})

test('nothing is said of what the organiser left open', () => {
  expect([comingInWords(NOTHING_SAID), accessInWords(NOTHING_SAID)]).toEqual(['', []])
})

test('all that was said stands in one line', () => {
  const said = {
    ...NOTHING_SAID,
    comesBy: 'call-first' as const,
    bring: '身份证',
    gettingThere: '坐 12 路',
    contactPhone: '13900000001',
    isIndoors: true,
    isStepFree: false,
    inRain: 'goes-on' as const,
  }
  expect(comingInWords(said)).toBe('先打电话；带：身份证；怎么来：坐 12 路；13900000001；室内；有台阶，轮椅进不去；下雨照常')
})

test('the hour and the day make one phrase', () => {
  expect(whenAsSaid(at('2027-01-08', '13:30'), now)).toBe('明天 下午 1:30')
})
