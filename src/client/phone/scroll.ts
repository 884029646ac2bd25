/** Scrolling of the page. */
import Taro from '@tarojs/taro'

/** Scrolls an element to the top, a little below the bar. */
export const scrollTo = (id: string): void =>
  void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -112, duration: 200 }).catch(() => undefined)
