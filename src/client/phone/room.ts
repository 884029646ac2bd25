/** How much room the phone has left for marks. */
import Taro from '@tarojs/taro'

/** Less room than this makes a person look: one more day's marks should always fit. */
const NEARLY = 0.9

let asked = -1
let wasNearlyFull = false

/**
 * Whether the storage is nearly full; false in browsers, which do not tell.
 * @param marks how many wait: asking is slow, and done again when this has changed
 */
export function isNearlyFull(marks: number): boolean {
  if (asked !== marks) wasNearlyFull = look()
  asked = marks
  return wasNearlyFull
}

function look(): boolean {
  try {
    const { currentSize, limitSize } = Taro.getStorageInfoSync()
    return limitSize > 0 && currentSize > NEARLY * limitSize
  } catch {
    return false
  }
}
