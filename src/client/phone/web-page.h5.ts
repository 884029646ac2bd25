/** Parts of the web page alone: addresses, files of its build, and its worker. */
import { fetchPagesAhead } from './fetch-ahead'
import { followOldLinks } from './old-links'
import { watchBuild } from './old-page'
import type { PageName } from './pages'
import { startWorker, whenQuiet } from './service-worker'

/** Called before the first page is chosen. */
export function startWebPage(): void {
  followOldLinks()
  watchBuild()
}

/** Wait for the worker, which would keep what is fetched ahead, ms. */
const WORKER_WITHIN = 3_000

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Keeps the page for times without a network once the first screen stands, and fetches the pages that this person may open next. */
export function keepForLater(pages: readonly PageName[]): void {
  whenQuiet(() => {
    // Both are tried again with the next visit. A worker that cannot be installed never gets ready.
    void Promise.race([startWorker(), pause(WORKER_WITHIN)])
      .catch(() => undefined)
      .then(() => fetchPagesAhead(pages))
      .catch(() => undefined)
  })
}

export { noteStrangeAnswer } from './old-page'
