import type { CloudEmulator } from '../cloud-emulator'
import { asyncApi, WxError } from './wx-api'

/** Largest input of a call, bytes. WeChat refuses larger input before sending it. */
export const LARGEST_INPUT = 100 * 1024

interface CloudOptions {
  emulator: CloudEmulator | undefined
  /** WeChat user who is the function's caller. */
  openid: () => string
  net: { online: boolean; losesAnswers: boolean }
}

/** `wx.cloud`, which calls the built cloud function. */
export function cloudApi({ emulator, openid, net }: CloudOptions) {
  let isReady = false
  return {
    init: (): void => {
      isReady = true
    },
    callFunction: asyncApi('cloud.callFunction', async ({ name, data }) => {
      if (!isReady) throw new WxError("Cloud API isn't enabled, please call wx.cloud.init first", -1)
      if (Buffer.byteLength(JSON.stringify(data ?? {})) > LARGEST_INPUT) throw new WxError('data exceed max size', -1)
      if (!net.online) throw new WxError('request:fail ', -1)
      if (!emulator || name !== 'api') throw new WxError(`-501000 | function ${String(name)} not found`, -501_000)
      const answer = await emulator.call(openid(), data ?? {})
      // The function has run, but the phone gets no answer.
      if (!net.online || net.losesAnswers) throw new WxError('request:fail timeout', -1)
      if ('failure' in answer) throw new WxError(`-504002 | functions execute fail | ${answer.failure}`, -504_002)
      return { result: answer.result, requestID: `request-${answer.number}` }
    }),
  }
}
