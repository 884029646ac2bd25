/** Room left on the phone for marks. */
import Taro from '@tarojs/taro'

/** Share of used storage from which the user is warned, so that one more day's marks always fit. */
const NEARLY = 0.9

let checkedMarks = -1
let wasNearlyFull = false

/**
 * True if the storage is nearly full. Always false in browsers, which do not report it.
 * @param marks number of waiting marks; the slow check is repeated only when this number changes
 */
export function isNearlyFull(marks: number): boolean {
  if (checkedMarks !== marks) wasNearlyFull = measure()
  checkedMarks = marks
  return wasNearlyFull
}

function measure(): boolean {
  try {
    const { currentSize, limitSize } = Taro.getStorageInfoSync()
    return limitSize > 0 && currentSize > NEARLY * limitSize
  } catch {
    return false
  }
}
