/** Tells the query cache when the phone is online and the app is in front. */
import { focusManager, onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { onNetworkChange } from './network-events'

/** Called once, at the start. */
export function watchNetwork(): void {
  // The library's own listeners are the browser's; WeChat has others.
  onlineManager.setEventListener(onNetworkChange)
  focusManager.setEventListener(() => undefined)
}

/** Called from the app's show and hide events. */
export const noteAppShown = (isShown: boolean): void => focusManager.setFocused(isShown)

/** True if the phone reports a network, which in a village may still lead nowhere. */
export const useIsOnline = (): boolean =>
  useSyncExternalStore(
    (notify) => onlineManager.subscribe(notify),
    () => onlineManager.isOnline(),
    () => true,
  )

/** Calls back when a network returns. */
export const onBackOnline = (then: () => void): (() => void) => onlineManager.subscribe((isOnline) => isOnline && then())
