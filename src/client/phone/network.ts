/** Informs the query cache when the phone is online and when the app is in front. */
import { focusManager, onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { hasNetwork, onNetworkChange } from './network-events'

/** Called once, at the start. */
export function watchNetwork(): void {
  // The library's listeners use the browser's events, and WeChat has others.
  onlineManager.setEventListener(onNetworkChange)
  focusManager.setEventListener(() => undefined)
}

/** Called from the app's show and hide events. */
export function noteAppShown(isShown: boolean): void {
  focusManager.setFocused(isShown)
  // A hidden app may have missed the event of a network that came or went.
  if (isShown) hasNetwork(onlineManager.setOnline.bind(onlineManager))
}

const isOnline = (): boolean => onlineManager.isOnline()

/** The phone's network as the calls see it. */
export const phoneNetwork = {
  /** True if the phone reports a network. In a village this may still not reach the server. */
  isOnline,
  /** Called with the first answer to a call that was sent without a network: the report is wrong or old. */
  noteAnswer: (): void => onlineManager.setOnline(true),
}

/** {@link phoneNetwork.isOnline} for a screen. */
export const useIsOnline = (): boolean =>
  useSyncExternalStore(
    (notify) => onlineManager.subscribe(notify),
    isOnline,
    () => true,
  )

/** Calls back when a network returns. */
export const onBackOnline = (then: () => void): (() => void) => onlineManager.subscribe((online) => online && then())
