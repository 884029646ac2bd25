/**
 * 长辈版, the version with large type and large targets, on this phone. The choice is kept on the phone; where storage fails it holds
 * until the app is closed.
 */
import { useEffect, useSyncExternalStore } from 'react'
import { phoneKey } from './phone-key'
import { type PhoneStorage, phoneStorage } from './storage'
import { enlargeRoot } from './root-type'
import { onTypeFactor, typeFactor } from './type-factor'
import { openWatchers } from './watchers'

/** `offered`: the offer was shown, and not answered. */
type Choice = 'on' | 'off' | 'offered'

const CHOICE = phoneKey<Choice>('elder-version')

/** The phone's type from which the elder version is offered and the list folds its filters away; WeChat's care mode has 1.4. */
export const LARGE_TYPE = 1.3

/** @param storage an argument, so that tests can block it */
export function openElderVersion(storage: Pick<PhoneStorage, 'peek' | 'write'>) {
  const watchers = openWatchers()
  let chosen: Choice | undefined
  let isRead = false
  let isOpen = false
  const choice = (): Choice | undefined => {
    if (!isRead) {
      const stored: unknown = storage.peek(CHOICE)
      chosen = stored === 'on' || stored === 'off' || stored === 'offered' ? stored : undefined
      isRead = true
    }
    return chosen
  }
  const keep = (next: Choice) => {
    chosen = next
    isRead = true
    try {
      storage.write(CHOICE, next)
    } catch {
      // Without room the choice holds while the app is open.
    }
  }
  return {
    isOn: (): boolean => choice() === 'on',
    choose: (isOn: boolean): void => {
      isOpen = false
      keep(isOn ? 'on' : 'off')
      watchers.notifyAll()
    },
    /** True while the version is offered: from the first start with large type until the answer, or until the app is closed. */
    isOffered: (factor: number): boolean => isOpen || (factor >= LARGE_TYPE && choice() === undefined),
    /** Called when the offer stands on the screen: it is not made again at the next start. */
    noteOffered: (): void => {
      if (choice() !== undefined) return
      isOpen = true
      keep('offered')
    },
    subscribe: watchers.subscribe,
  }
}

const version = openElderVersion(phoneStorage)

/** Shows the version that was chosen. Called once, before the first screen. */
export const startElderVersion = (): void => enlargeRoot(version.isOn())

export function chooseElderVersion(isOn: boolean): void {
  enlargeRoot(isOn)
  version.choose(isOn)
}

export const useIsElder = (): boolean => useSyncExternalStore(version.subscribe, version.isOn, version.isOn)

/** True where the ordinary version is shown and the phone's own type is large. */
export const useIsTypeLarge = (): boolean => {
  const isElder = useIsElder()
  return useSyncExternalStore(onTypeFactor, isLarge, isLarge) && !isElder
}
const isLarge = (): boolean => typeFactor() >= LARGE_TYPE

/** True while the elder version is offered, once on a phone. The caller shows the offer. */
export function useElderOffer(): boolean {
  const isTypeLarge = useIsTypeLarge()
  const isOffered = useSyncExternalStore(version.subscribe, isOfferedNow, isOfferedNow) && isTypeLarge
  useEffect(() => {
    if (isOffered) version.noteOffered()
  }, [isOffered])
  return isOffered
}
const isOfferedNow = (): boolean => version.isOffered(typeFactor())
