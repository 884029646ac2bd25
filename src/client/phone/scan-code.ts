/** WeChat's camera for QR codes. */
import Taro from '@tarojs/taro'
import { reasonOf } from './wx-reason'

export type Scanned = { ok: true; text: string } | { ok: false; reason: 'cancelled' | 'refused' | 'failed' }

/** Opens the camera for one code. A picture from the album is not accepted, because it may be a forwarded screenshot. */
export async function scanCode(): Promise<Scanned> {
  try {
    const { result } = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })
    return { ok: true, text: result }
  } catch (error) {
    return { ok: false, reason: reasonOf(error) }
  }
}
