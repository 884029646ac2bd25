/** Other tabs of the same browser, which share its storage. */
import { deviceNow } from './clock'
import { phoneKey } from './phone-key'
import { phoneStorage } from './storage'

/** Time of the last change in any tab. Its value is not read: the browser tells the other tabs that it was written. */
const CHANGED = phoneKey<number>('changed-at')

/** Tells the other tabs that something was changed. */
export function tellOtherTabs(): void {
  try {
    phoneStorage.write(CHANGED, deviceNow())
  } catch {
    // Without room the other tabs ask again when they come to the front.
  }
}

/** Calls back after a change in another tab. */
export const onChangeInOtherTab = (then: () => void): void =>
  window.addEventListener('storage', ({ key }) => {
    if (key === CHANGED.name) then()
  })

/** Calls back when this window comes to the front. A window beside another one is never hidden, so the app's own event is missing. */
export const onFocus = (then: () => void): void => window.addEventListener('focus', then)
