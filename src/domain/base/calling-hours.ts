/** Hours in which somebody answers the base's phone. */

export interface CallingHours {
  /** Days of the week, 1 for Monday to 7 for Sunday. */
  days: number[]
  /** `HH:MM` in China. */
  from: string
  /** `HH:MM`, later than `from`. */
  to: string
}

/** Office hours, which a form shows before anything was chosen. */
export const USUAL_HOURS: CallingHours = { days: [1, 2, 3, 4, 5], from: '08:30', to: '17:00' }

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

export const areCallingHours = ({ days, from, to }: CallingHours): boolean =>
  days.length > 0 &&
  new Set(days).size === days.length &&
  days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7) &&
  TIME.test(from) &&
  TIME.test(to) &&
  from < to

const DAYS = ['一', '二', '三', '四', '五', '六', '日']

/** `周一至周五 8:30–17:00` */
export function callingHoursInWords({ days, from, to }: CallingHours): string {
  const short = (time: string) => time.replace(/^0/, '')
  return `${daysInWords(days)} ${short(from)}–${short(to)}`
}

function daysInWords(days: readonly number[]): string {
  const sorted = [...days].sort((one, other) => one - other)
  const [first = 1, last = 7] = [sorted[0], sorted[sorted.length - 1]]
  if (sorted.length === 7) return '每天'
  const name = (day: number) => `周${DAYS[day - 1]}`
  if (sorted.length > 2 && last - first === sorted.length - 1) return `${name(first)}至${name(last)}`
  return sorted.map(name).join('、')
}
