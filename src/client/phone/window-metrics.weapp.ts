/** Where WeChat's own things stand on the screen. */
import Taro from '@tarojs/taro'

/** What a page's own bar has to keep clear of. */
export interface WindowMetrics {
  /** Height of the status bar in px. */
  statusBar: number
  /** Height of the bar in which the capsule stands, in px. */
  navBar: number
  /** Width that the capsule takes at the right, in px. */
  capsule: number
}

let known: WindowMetrics | undefined

/** Read once: neither turns nor folds while the app is open. */
export function windowMetrics(): WindowMetrics {
  known ??= measure()
  return known
}

function measure(): WindowMetrics {
  const { statusBarHeight = 20, windowWidth } = Taro.getWindowInfo()
  const capsule = Taro.getMenuButtonBoundingClientRect()
  const gap = Math.max(capsule.top - statusBarHeight, 4)
  return { statusBar: statusBarHeight, navBar: capsule.height + gap * 2, capsule: windowWidth - capsule.left + gap }
}
