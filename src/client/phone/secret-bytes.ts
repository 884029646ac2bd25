/** Chance that is good enough for keys. */
import Taro from '@tarojs/taro'
import { randomBytes } from './device'

/** From WeChat's own source, which answers later; where it has none, what there is at once. */
export async function secretBytes(length: number): Promise<Uint8Array> {
  if (typeof crypto !== 'undefined') return randomBytes(length)
  try {
    const { randomValues } = await Taro.getRandomValues({ length })
    const bytes = new Uint8Array(randomValues)
    if (bytes.length === length) return bytes
  } catch {
    // An old WeChat.
  }
  return randomBytes(length)
}
