/** The phone's screen and clipboard. */
import Taro from '@tarojs/taro'
import { addressOfPath } from '../../contract/addresses'

/** Sets full brightness, so that a code can be read in sunlight. @returns a function that restores the old brightness */
export function brightenScreen(): () => void {
  if (process.env.TARO_ENV !== 'weapp') return () => undefined
  let before: number | undefined
  void Taro.getScreenBrightness({
    success: ({ value }) => {
      before = value
      void Taro.setScreenBrightness({ value: 1 }).catch(() => undefined)
    },
  })
  return () => {
    if (before !== undefined) void Taro.setScreenBrightness({ value: before }).catch(() => undefined)
  }
}

/** Keeps the screen on; without effect in a browser that has no wake lock. @returns a function that lets it turn off again */
export function keepLit(): () => void {
  if (process.env.TARO_ENV === 'weapp') {
    const set = (keepScreenOn: boolean) => void Taro.setKeepScreenOn({ keepScreenOn }).catch(() => undefined)
    set(true)
    return () => set(false)
  }
  let isOver = false
  let lock: WakeLockSentinel | undefined
  navigator.wakeLock
    ?.request('screen')
    .then((held) => (isOver ? held.release() : void (lock = held)))
    .catch(() => undefined)
  return () => {
    isOver = true
    void lock?.release()
  }
}

/**
 * Makes WeChat ask for confirmation before the page is left, for typed text; without effect in a browser.
 * @returns a function that stops this
 */
export function askBeforeLeaving(message: string): () => void {
  if (process.env.TARO_ENV !== 'weapp') return () => undefined
  Taro.enableAlertBeforeUnload({ message })
  return () => Taro.disableAlertBeforeUnload({})
}

/** Vibrates: once briefly for success, long or twice for a problem. */
export function vibrate(how: 'well' | 'look'): void {
  if (process.env.TARO_ENV !== 'weapp') return void navigator.vibrate?.(how === 'well' ? 40 : [120, 80, 120])
  if (how === 'well') void Taro.vibrateShort({ type: 'medium' }).catch(() => undefined)
  else void Taro.vibrateLong().catch(() => undefined)
}

/** Shows a brief message. */
export const showToast = (text: string): void => void Taro.showToast({ title: text, icon: 'none' })

/** Copies a text. WeChat confirms the copy itself. @param saying confirmation shown in a browser */
export async function copyText(text: string, saying: string): Promise<void> {
  try {
    await Taro.setClipboardData({ data: text })
    if (process.env.TARO_ENV !== 'weapp') showToast(saying)
  } catch {
    showToast('没有复制成功，请长按文字复制')
  }
}

/**
 * Shares a page through the browser's dialogue, or copies its address. WeChat has its own share button.
 * @param path of the page in the app; the current page if absent
 */
export async function sharePage(title: string, path?: string): Promise<void> {
  const { href, origin } = window.location
  const url = path === undefined ? href : origin + (addressOfPath(path) ?? path)
  if (typeof navigator.share !== 'function') return copyText(url, '链接已复制')
  // Closing the dialogue rejects the promise too, and needs no message.
  return navigator.share({ title, url }).catch(() => undefined)
}

/** Calls a phone number; the phone asks for confirmation. */
export const callPhone = (phone: string): void => void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)
