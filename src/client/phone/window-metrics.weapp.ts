/** Positions of WeChat's own controls on the screen. */
import Taro from '@tarojs/taro'

/** Room that a page's own bar has to leave. */
export interface WindowMetrics {
  /** Height of the status bar in px. */
  statusBar: number
  /** Height of the bar with the capsule, in px. */
  navBar: number
  /** Width taken by the capsule at the right, in px. */
  capsule: number
}

let known: WindowMetrics | undefined

/** The metrics are measured once, since the window does not change while the app is open. */
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
