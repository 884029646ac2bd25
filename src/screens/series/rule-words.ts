/** Rules of series in words. */
import { lunarDayName } from '../../domain/calendar/lunar'
import { type SeriesRule, type WeekdayNumber, marketDays } from '../../domain/series/series-rule'

/** Days of the week, from Monday. */
export const WEEKDAYS: { id: WeekdayNumber; name: string }[] = [
  { id: 1, name: '周一' },
  { id: 2, name: '周二' },
  { id: 3, name: '周三' },
  { id: 4, name: '周四' },
  { id: 5, name: '周五' },
  { id: 6, name: '周六' },
  { id: 0, name: '周日' },
]

/** Every n-th month, for the usual intervals. */
export const MONTHS: { every: number; name: string }[] = [
  { every: 1, name: '每月' },
  { every: 2, name: '每两个月' },
  { every: 3, name: '每季度' },
  { every: 6, name: '每半年' },
  { every: 12, name: '每年' },
]
export const WEEKS: { every: number; name: string }[] = [
  { every: 1, name: '每周' },
  { every: 2, name: '每两周' },
  { every: 3, name: '每三周' },
  { every: 4, name: '每四周' },
]
export const NTHS = [
  { id: 1, name: '第一个' },
  { id: 2, name: '第二个' },
  { id: 3, name: '第三个' },
  { id: 4, name: '第四个' },
  { id: 'last', name: '最后一个' },
] as const

/** Market days 逢一 to 逢十, by the last digit of the lunar day. */
export const FIGURES = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'].map((name, index) => ({
  figure: (index + 1) % 10,
  name: `逢${name}`,
}))

const weekdayName = (weekday: WeekdayNumber): string => WEEKDAYS.find(({ id }) => id === weekday)?.name ?? ''

/** A rule in words: 农历逢一、逢六; 每季度 5 日; 每月最后一个周六; 每两周的周二、周日. */
export function ruleInWords(rule: SeriesRule): string {
  switch (rule.kind) {
    case 'month-dates':
      return `${every(MONTHS, rule.everyMonths, '个月')} ${sorted(rule.dates).join('、')} 日`
    case 'month-weekday':
      return `${every(MONTHS, rule.everyMonths, '个月')}${NTHS.find(({ id }) => id === rule.nth)?.name ?? ''}${weekdayName(rule.weekday)}`
    case 'weekdays':
      return `${every(WEEKS, rule.everyWeeks, '周')}的${WEEKDAYS.filter(({ id }) => rule.weekdays.includes(id))
        .map(({ name }) => name)
        .join('、')}`
    case 'lunar-days':
      return `农历${lunarWords(rule.days)}`
  }
}

const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((one, other) => one - other)
const every = (names: readonly { every: number; name: string }[], n: number, unit: string): string =>
  names.find((known) => known.every === n)?.name ?? `每 ${n} ${unit}`

/** Lunar days in words: complete sets of market days by their digit (逢一), other days one by one (十五). */
function lunarWords(days: readonly number[]): string {
  const whole = FIGURES.filter(({ figure }) => marketDays([figure]).every((lunarDay) => days.includes(lunarDay)))
  const covered = marketDays(whole.map(({ figure }) => figure))
  return [...whole.map(({ name }) => name), ...sorted(days.filter((lunarDay) => !covered.includes(lunarDay))).map(lunarDayName)].join('、')
}
