/** Callbacks at a change: stores have them, and screens (by `useSyncExternalStore`) and other parts of the app subscribe. */

type Tell = () => void

/** Watchers of one source. */
export function openWatchers() {
  const watchers = new Set<Tell>()
  return {
    /** @returns a function that ends the subscription */
    subscribe: (tell: Tell): Tell => {
      watchers.add(tell)
      return () => void watchers.delete(tell)
    },
    tellAll: (): void => {
      for (const tell of watchers) tell()
    },
  }
}
