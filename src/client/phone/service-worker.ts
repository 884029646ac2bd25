/** The service worker, which lets the page open without a network. Browsers have it with HTTPS and on the machine itself. */

/** Starts the worker and gives it the files that the page has loaded before. */
export async function startWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register('/service-worker.js')
  const { active } = await navigator.serviceWorker.ready
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no other origin
  active?.postMessage(performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname))
}

/** Longest wait for a quiet moment, ms. */
const QUIET_WITHIN = 5_000

/** Calls back once the page has loaded and has nothing else to do. */
export function whenQuiet(then: () => void): void {
  const idle = () => {
    // Safari does not tell when it is idle.
    if (typeof window.requestIdleCallback === 'function') window.requestIdleCallback(then, { timeout: QUIET_WITHIN })
    else setTimeout(then, QUIET_WITHIN / 5)
  }
  if (document.readyState === 'complete') idle()
  else window.addEventListener('load', idle, { once: true })
}
