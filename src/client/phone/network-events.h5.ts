/** The browser's network events. Taro asks `navigator.connection`, which reports nothing in most browsers. */

/** Calls back with the present state. */
export const hasNetwork = (answer: (isOnline: boolean) => void): void => answer(navigator.onLine)

/** Calls back at once with the present state, and on each change. @returns a function that stops this */
export function onNetworkChange(notify: (isOnline: boolean) => void): () => void {
  const heard = () => hasNetwork(notify)
  window.addEventListener('online', heard)
  window.addEventListener('offline', heard)
  heard()
  return () => {
    window.removeEventListener('online', heard)
    window.removeEventListener('offline', heard)
  }
}
