/** Size of type in WeChat, which changes only while the app is closed. */
import Taro from '@tarojs/taro'

/** Size of a rem at the usual setting, px. */
const USUAL_REM = 16

/** Missing on an older WeChat, and in Taro's types. */
interface FontSizes {
  fontSizeSetting?: number
  fontSizeScaleFactor?: number
}

let known: number | undefined

/** The reader's type as a multiple of the usual size: WeChat's own setting, or the system's where WeChat follows it. */
export function typeFactor(): number {
  known ??= measure()
  return known
}

function measure(): number {
  const { fontSizeSetting, fontSizeScaleFactor } = Taro.getAppBaseInfo() as FontSizes
  return Math.max((fontSizeSetting ?? USUAL_REM) / USUAL_REM, fontSizeScaleFactor ?? 1)
}

export const onTypeFactor =
  (_then: () => void): (() => void) =>
  () =>
    undefined
