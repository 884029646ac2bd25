/** Calls from WeChat to one cloud function. No network domain has to be registered, and the platform identifies the caller. */
import Taro from '@tarojs/taro'
import { type CloudTransport, cloudLink } from './cloud-link'
import { Fault } from './fault'

/** Platform codes at or below this number are about the function or its environment, higher ones about the connection. */
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
