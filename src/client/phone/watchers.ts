/** Who is told of a change. The one way of it: stores here, screens by `useSyncExternalStore`, and parts of the app that hear of each other. */

type Tell = () => void

/** The watchers of one thing. */
export function openWatchers() {
  const watchers = new Set<Tell>()
  return {
    /** @returns ends it */
    subscribe: (tell: Tell): Tell => {
      watchers.add(tell)
      return () => void watchers.delete(tell)
    },
    tellAll: (): void => {
      for (const tell of watchers) tell()
    },
  }
}
