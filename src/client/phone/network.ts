/** Informs the query cache when the phone is online and when the app is in front. */
import { focusManager, onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { onNetworkChange } from './network-events'

/** Called once, at the start. */
export function watchNetwork(): void {
  // The library's listeners use the browser's events, and WeChat has others.
  onlineManager.setEventListener(onNetworkChange)
  focusManager.setEventListener(() => undefined)
}

/** Called from the app's show and hide events. */
export const noteAppShown = (isShown: boolean): void => focusManager.setFocused(isShown)

/** True if the phone reports a network. In a village this may still not reach the server. */
export const useIsOnline = (): boolean =>
  useSyncExternalStore(
    (notify) => onlineManager.subscribe(notify),
    () => onlineManager.isOnline(),
    () => true,
  )

/** Calls back when a network returns. */
export const onBackOnline = (then: () => void): (() => void) => onlineManager.subscribe((isOnline) => isOnline && then())
