/** A web page has no controls of WeChat. */
import type { WindowMetrics } from './window-metrics.weapp'

/** Room for the page's own bar. */
export const windowMetrics = (): WindowMetrics => ({ statusBar: 0, navBar: 52, capsule: 0 })
