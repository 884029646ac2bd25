/** Times and sizes in words. */
import { day, hour, minute } from '../../../domain/calendar/calendar'

/** @param ms not negative */
export function spanInWords(ms: number): string {
  if (ms >= 2 * day) return `${Math.floor(ms / day)} 天`
  if (ms >= 2 * hour) return `${Math.floor(ms / hour)} 小时`
  if (ms >= 2 * minute) return `${Math.floor(ms / minute)} 分钟`
  return `${Math.floor(ms / 1_000)} 秒`
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB']

export function bytesInWords(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length - 1)
  const number = bytes / 1024 ** step
  return `${number >= 10 || step === 0 ? Math.round(number) : number.toFixed(1)} ${UNITS[step]}`
}
