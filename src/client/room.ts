/** How much room the phone has left for marks. */
import Taro from '@tarojs/taro'

/** Less room than this makes a person look: one more day's marks should always fit. */
const NEARLY = 0.9

/** Whether the storage is nearly full. False where the platform does not tell: browsers. */
export function isNearlyFull(): boolean {
  try {
    const { currentSize, limitSize } = Taro.getStorageInfoSync()
    return limitSize > 0 && currentSize > NEARLY * limitSize
  } catch {
    return false
  }
}
