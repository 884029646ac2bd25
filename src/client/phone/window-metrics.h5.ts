/** A web page has its window to itself. */
import type { WindowMetrics } from './window-metrics.weapp'

/** Room for a bar of our own, and nothing to keep clear of. */
export const windowMetrics = (): WindowMetrics => ({ statusBar: 0, navBar: 52, capsule: 0 })
