/** Callbacks on changes of a store. Screens subscribe with `useSyncExternalStore`, other parts of the app directly. */

type Watcher = () => void

/** Callbacks to run when one piece of data changes. */
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
