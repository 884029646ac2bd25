/** Callbacks at a change: stores have them, and screens (by `useSyncExternalStore`) and other parts of the app subscribe. */

type Watcher = () => void

/** Watchers of one source. */
export function openWatchers() {
  const watchers = new Set<Watcher>()
  return {
    /** @returns a function that ends the subscription */
    subscribe: (watcher: Watcher): Watcher => {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
    notifyAll: (): void => {
      for (const watcher of watchers) watcher()
    },
  }
}
