/** WeChat's camera for QR codes. */
import Taro from '@tarojs/taro'

export type Scanned = { ok: true; text: string } | { ok: false; reason: 'cancelled' | 'refused' | 'failed' }

/** Opens the camera for one code. An album picture is not accepted, because it may be a screenshot passed on. */
export async function scanCode(): Promise<Scanned> {
  try {
    const { result } = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })
    return { ok: true, text: result }
  } catch (error) {
    return { ok: false, reason: reasonOf((error as { errMsg?: string } | undefined)?.errMsg ?? '') }
  }
}

/** WeChat gives the reason in words only, and each system in its own. */
function reasonOf(message: string): 'cancelled' | 'refused' | 'failed' {
  if (/cancel/i.test(message)) return 'cancelled'
  return /auth|permission|denied|deny|privacy|104/i.test(message) ? 'refused' : 'failed'
}
