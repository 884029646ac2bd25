/** Tells the cache when the phone is online and when the app is in front. */
import { focusManager, onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { onNetworkChange } from './network-events'

/** Once, when the app starts. */
export function watchNetwork(): void {
  // The libraries' own listeners are the browser's; WeChat has others.
  onlineManager.setEventListener(onNetworkChange)
  focusManager.setEventListener(() => undefined)
}

/** From the app's own show and hide. */
export const noteAppShown = (isShown: boolean): void => focusManager.setFocused(isShown)

/** Whether the phone itself says that it has a network; a village's may still lead nowhere. */
export const useIsOnline = (): boolean =>
  useSyncExternalStore(
    (tell) => onlineManager.subscribe(tell),
    () => onlineManager.isOnline(),
    () => true,
  )

/** Calls back when a network returns. */
export const onBackOnline = (then: () => void): (() => void) => onlineManager.subscribe((isOnline) => isOnline && then())
