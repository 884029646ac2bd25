/** Calls from WeChat: one cloud function, no network domain to register, and a caller known to the platform. */
import Taro from '@tarojs/taro'
import { type CloudTransport, cloudLink } from './cloud-link'
import { Fault } from './fault'

/** The platform's codes from here down concern the function or its environment; those above, the connection. */
const CLOUD_SIDE = -500_000
/** The function threw or ran out of time. */
const FUNCTION_FAILED = -404_011

let isReady = false

const callFunction: CloudTransport = async (calls) => {
  if (!isReady) {
    const env = process.env.TARO_APP_CLOUD_ENV
    Taro.cloud.init(env ? { env } : {})
    isReady = true
  }
  try {
    const { result } = await Taro.cloud.callFunction({ name: 'api', data: { calls } })
    return result
  } catch (error) {
    const code = (error as { errCode?: unknown } | null)?.errCode
    const isTheirs = typeof code === 'number' && (code === FUNCTION_FAILED || code <= CLOUD_SIDE)
    throw new Fault(isTheirs ? 'unavailable' : 'offline')
  }
}

/** Link of this platform. */
export const link = () => cloudLink(callFunction)
