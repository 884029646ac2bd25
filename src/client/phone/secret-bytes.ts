/** Random bytes good enough for keys. */
import Taro from '@tarojs/taro'
import { randomBytes } from './device'

/** Bytes from WeChat's asynchronous source; without one, from the synchronous source. */
export async function secretBytes(length: number): Promise<Uint8Array> {
  if (typeof crypto !== 'undefined') return randomBytes(length)
  try {
    const { randomValues } = await Taro.getRandomValues({ length })
    const bytes = new Uint8Array(randomValues)
    if (bytes.length === length) return bytes
  } catch {
    // An old WeChat has no asynchronous source.
  }
  return randomBytes(length)
}
