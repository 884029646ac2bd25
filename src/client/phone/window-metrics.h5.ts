/** A web page has its window to itself. */
import type { WindowMetrics } from './window-metrics.weapp'

/** Room for our own bar, with nothing to avoid. */
export const windowMetrics = (): WindowMetrics => ({ statusBar: 0, navBar: 52, capsule: 0 })
