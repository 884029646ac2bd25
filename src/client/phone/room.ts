/** Room left on the phone for marks. */
import Taro from '@tarojs/taro'

/** Share of the storage from which a person is warned: one more day's marks should always fit. */
const NEARLY = 0.9

let checkedMarks = -1
let wasNearlyFull = false

/**
 * True if the storage is nearly full; false in browsers, which do not tell.
 * @param marks number of waiting marks: the check is slow and is repeated only when this changes
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
