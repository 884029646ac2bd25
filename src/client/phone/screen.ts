/** The phone's screen and clipboard. */
import Taro from '@tarojs/taro'

/** As bright as it goes, for a code that has to be read in sunlight. @returns puts the old brightness back */
export function brighten(): () => void {
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

/** Does not go dark by itself. @returns lets it go dark again; a browser without the means never kept it */
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

/** WeChat asks before a way back that would lose what was written; a browser has no such question for its own. @returns asks no more */
export function askBeforeLeaving(message: string): () => void {
  if (process.env.TARO_ENV !== 'weapp') return () => undefined
  Taro.enableAlertBeforeUnload({ message })
  return () => Taro.disableAlertBeforeUnload({})
}

/** Felt in the hand: short for what went well, twice for what wants a look. */
export function buzz(how: 'well' | 'look'): void {
  if (process.env.TARO_ENV !== 'weapp') return void navigator.vibrate?.(how === 'well' ? 40 : [120, 80, 120])
  if (how === 'well') void Taro.vibrateShort({ type: 'medium' }).catch(() => undefined)
  else void Taro.vibrateLong().catch(() => undefined)
}

/** Says it in passing, where nothing depends on its being read. */
export const say = (text: string): void => void Taro.showToast({ title: text, icon: 'none' })

/** Copies a text; WeChat itself says that it did. */
export async function copy(text: string, saying: string): Promise<void> {
  try {
    await Taro.setClipboardData({ data: text })
    if (process.env.TARO_ENV !== 'weapp') say(saying)
  } catch {
    say('没有复制成功，请长按文字复制')
  }
}

/**
 * The browser's own way to hand a page on, or its address to paste somewhere; WeChat has a button of its own.
 * @param path of the page; this one's when it is left out
 */
export async function handOn(title: string, path?: string): Promise<void> {
  const { href, origin, pathname } = window.location
  const url = path === undefined ? href : `${origin}${pathname}#${path}`
  if (typeof navigator.share !== 'function') return copy(url, '链接已复制')
  // Closing the chooser is a rejection too, and needs no word.
  return navigator.share({ title, url }).catch(() => undefined)
}

/** Rings somebody; the person confirms it once more. */
export const ring = (phone: string): void => void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)
