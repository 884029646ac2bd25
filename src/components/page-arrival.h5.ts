import { useDidShow } from '@tarojs/taro'
import { type RefObject, useEffect, useRef } from 'react'
import { focusOn, hasFocus } from './focus'

/** Name of the app, after the name of the page. */
const APP = '同心服务'

/** True until the first page is shown: a browser that has just opened the app begins at its top by itself. */
let isStarting = true

/**
 * Names the window after the page, and moves the focus to a page that opens, or back to the element that a page was left from.
 * @returns the page's element
 */
export function usePageArrival(title: string): RefObject<HTMLElement> {
  const page = useRef<HTMLElement>(null)
  const last = useRef<EventTarget | null>(null)
  const isShown = useRef(false)
  const name = useRef(title)
  useEffect(() => {
    name.current = title
    if (page.current?.getClientRects().length) nameWindow(title)
  }, [title])

  useEffect(() => {
    const { current } = page
    const note = ({ target }: FocusEvent) => void (last.current = target)
    current?.addEventListener('focusin', note)
    // A page that is drawn anew, as when its data has come, has taken the focus with it.
    if (!isStarting && document.activeElement === document.body) arrive(null, current)
    return () => current?.removeEventListener('focusin', note)
  }, [])
  useDidShow(() => {
    nameWindow(name.current)
    nameTabs()
    if (isStarting) isStarting = false
    else arrive(isShown.current ? last.current : null, page.current)
    isShown.current = true
  })
  return page
}

/** Frames of the screen in which Taro still moves a new page's elements, which takes the focus from them. */
const SETTLING = 20

/** Focuses the element that the page was left from, or the page, until the page has the focus or is left. */
function arrive(left: EventTarget | null, page: HTMLElement | null, frames = SETTLING): void {
  const isThere = page !== null && page.getClientRects().length > 0
  if (isThere && !hasFocus(page)) focusOn(left, page)
  if (frames > 0) requestAnimationFrame(() => arrive(left, page, frames - 1))
}

/** Names the browser's window, for its tabs, history and screen readers. */
const nameWindow = (title: string): void => void (document.title = title === '' || title === APP ? APP : `${title} · ${APP}`)

/** Makes the bar that Taro draws below the tab pages a landmark with a name, and says which of its pages is shown. */
function nameTabs(): void {
  const bar = document.querySelector('taro-tabbar')
  bar?.setAttribute('role', 'navigation')
  bar?.setAttribute('aria-label', '主要页面')
  for (const item of bar?.querySelectorAll('.weui-tabbar__item') ?? []) {
    if (item.classList.contains('weui-bar__item_on')) item.setAttribute('aria-current', 'page')
    else item.removeAttribute('aria-current')
  }
}
