/** What the browser says about the network. Taro asks `navigator.connection`, which tells nothing in most browsers. */

/** Calls back with each change, and soon with how it is now. @returns stops it */
export function onNetworkChange(tell: (isOnline: boolean) => void): () => void {
  const heard = () => tell(navigator.onLine)
  window.addEventListener('online', heard)
  window.addEventListener('offline', heard)
  heard()
  return () => {
    window.removeEventListener('online', heard)
    window.removeEventListener('offline', heard)
  }
}
