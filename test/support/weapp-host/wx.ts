import simulated from 'miniprogram-simulate/src/api'
import type { CloudEmulator } from '../cloud-emulator'
import type { Idle } from './idle'
import { navigationApi } from './navigation'
import type { Pages } from './pages'
import { asyncApi, WxError } from './wx-api'
import { cloudApi } from './wx-cloud'
import type { network } from './wx-network'
import { type OwnServer, serverApi } from './wx-request'
import { type Storage, storageApi } from './wx-storage'

/** Answer of a person or device to a call: fields of the result, a function of the options, or a refusal. */
export type Answer = WxError | object | ((options: Record<string, unknown>) => object | Promise<object>)
/** A call of the app with its options. */
export interface WxCall {
  name: string
  options: unknown
}
interface Parts {
  pages: Pages
  idle: Idle
  net: ReturnType<typeof network>
  storage: Storage
  cloud: CloudEmulator | undefined
  server: OwnServer | undefined
  /** WeChat user of the phone. */
  openid: () => string
}
type Api = Record<string, unknown>

/** The `wx` of the app's scripts: miniprogram-simulate's calls, some replaced by the host's. All calls are recorded. */
export function createWx({ pages, idle, net, storage, cloud, server, openid }: Parts) {
  const calls: WxCall[] = []
  const answers = new Map<string, Answer>()
  const functions = cloudApi({ emulator: cloud, openid, net: net.state })

  function recorded(name: string, call: (...args: unknown[]) => unknown) {
    const answered = asyncApi(name, (options) => answerTo(answers.get(name), options))
    return (...args: unknown[]): unknown => {
      calls.push({ name, options: args[0] })
      return answers.has(name) ? idle.track(answered({ ...(args[0] as object) })) : call(...args)
    }
  }
  const all = (api: Api): Api =>
    Object.fromEntries(
      Object.entries(api).map(([name, member]) => [name, typeof member === 'function' ? recorded(name, member as never) : member]),
    )

  const requests = serverApi(server, net.state)
  const wx: Api = {
    ...all({ ...simulated, ...storageApi(storage), ...net.api, ...navigationApi(pages, idle.track) }),
    login: recorded('login', (options) => idle.track(requests.login({ ...(options as object) }))),
    request: recorded('request', (options) => idle.track(requests.request({ ...(options as object) }))),
    cloud: {
      init: functions.init,
      callFunction: recorded('cloud.callFunction', (options) => idle.track(functions.callFunction({ ...(options as object) }))),
    },
  }
  return { wx, calls, answers }
}

function answerTo(answer: Answer | undefined, options: Record<string, unknown>): object | Promise<object> {
  if (answer instanceof WxError) throw answer
  return (typeof answer === 'function' ? answer(options) : answer) ?? {}
}
