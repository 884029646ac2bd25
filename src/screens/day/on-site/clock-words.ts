/** Warning about this phone's clock. */
import { CLOCK_TOLERANCE } from '../../../domain/attendance/findings'
import { spanWords } from '../finding-words'

/**
 * The warning; null if the clock is right.
 * @param offset server time minus phone time, ms; null if the phone never heard from the server
 */
export function clockWords(offset: number | null): string | null {
  if (offset === null) return '这台手机还没有和服务器对过时间，签到先按手机的时间记。'
  if (Math.abs(offset) < CLOCK_TOLERANCE) return null
  return `这台手机的时间${offset < 0 ? '快' : '慢'}了 ${spanWords(Math.abs(offset))}。从现在起按服务器的时间记；断网时记的请核对一下。`
}
