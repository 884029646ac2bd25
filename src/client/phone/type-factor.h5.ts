/** Size of type on this phone. */
import { openWatchers } from './watchers'

/** Size of a rem at the usual setting, px. */
const USUAL_REM = 16

const watchers = openWatchers()
let probe: HTMLElement | undefined

/** The reader's type as a multiple of the usual size. In the elder version it is that version's. */
export const typeFactor = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_REM

/** Calls back when the size of type may have changed. @returns a function that ends the subscription */
export function onTypeFactor(then: () => void): () => void {
  if (!probe && typeof ResizeObserver === 'function') {
    probe = document.createElement('div')
    Object.assign(probe.style, { position: 'absolute', visibility: 'hidden', width: '1px', height: '1rem', top: '0' })
    document.body.append(probe)
    new ResizeObserver(watchers.notifyAll).observe(probe)
  }
  return watchers.subscribe(then)
}
