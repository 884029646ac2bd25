/**
 * Calls from WeChat: to one cloud function, for which no network domain has to be registered and the platform identifies the caller, or
 * to a server of one's own.
 */
import Taro from '@tarojs/taro'
import deployment from 'tongxin-deployment'
import { phoneNetwork } from '../phone/network'
import { keepToken, sessionToken } from '../phone/session-token'
import { CLOUD_LIMIT, type CloudTransport, cloudLink } from './cloud-link'
import { Fault } from './fault'
import { serverCalls } from './server-calls'

/** Platform codes at or below this number are about the function or its environment, higher ones about the connection. */
const CLOUD_SIDE = -500_000
/** The function threw or ran out of time. */
const FUNCTION_FAILED = -404_011

let isReady = false

const callFunction: CloudTransport = async (calls) => {
  if (!isReady) {
    const { cloudEnv } = deployment
    Taro.cloud.init(cloudEnv ? { env: cloudEnv } : {})
    isReady = true
  }
  try {
    const { result } = await Taro.cloud.callFunction({ name: 'api', data: { calls } })
    return result
  } catch (error) {
    const code = (error as { errCode?: unknown } | null)?.errCode
    const isTheirs = typeof code === 'number' && (code === FUNCTION_FAILED || code <= CLOUD_SIDE)
    throw isTheirs ? new Fault('unavailable') : error
  }
}

const server = serverCalls({
  async post(body, token) {
    const { statusCode, data } = await Taro.request<unknown>({
      url: `${deployment.apiOrigin}/calls`,
      method: 'POST',
      data: body,
      header: token === null ? {} : { authorization: `Bearer ${token}` },
      timeout: CLOUD_LIMIT,
    })
    return { status: statusCode, data }
  },
  weChatCode: async () => (await Taro.login()).code,
  token: sessionToken,
  keepToken,
  reach: phoneNetwork,
})

/** Signs in on the server of one's own by WeChat. */
export const { signIn } = server

/** A session on a phone is renewed, so it never ends for the app. */
export const onSessionEnd = (_callback: () => void): void => undefined

/** Link of this platform. */
export const link = () => cloudLink(deployment.apiOrigin ? server.transport : callFunction, phoneNetwork)
