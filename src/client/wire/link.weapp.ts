/** Calls from WeChat: one cloud function, no network domain to register, the caller known to the platform. */
import Taro from '@tarojs/taro'
import { type CloudTransport, cloudLink } from './cloud-link'
import { Fault } from './fault'

/** From here down the platform's codes speak of the function or its environment, above of the way there. */
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

/** The link of this platform. */
export const link = () => cloudLink(callFunction)
