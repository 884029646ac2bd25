import { runInNewContext } from 'node:vm'

/**
 * Globals of a browser or Node that WeChat's script engine lacks. In the app's scripts they are undefined, both as a
 * bare name and on `globalThis`, so that code which would fail on a phone fails in the test. `Intl` is on the list because
 * older Android clients ship without it.
 */
const BROWSER = [
  'AbortController',
  'AbortSignal',
  'Blob',
  'Buffer',
  'CustomEvent',
  'Element',
  'Event',
  'EventTarget',
  'File',
  'FormData',
  'HTMLElement',
  'Headers',
  'IntersectionObserver',
  'Intl',
  'MessageChannel',
  'MutationObserver',
  'Node',
  'Request',
  'ResizeObserver',
  'Response',
  'TextDecoder',
  'TextEncoder',
  'URL',
  'URLSearchParams',
  'WebKitMutationObserver',
  'XMLHttpRequest',
  'cancelAnimationFrame',
  'crypto',
  'document',
  'fetch',
  'getComputedStyle',
  'history',
  'localStorage',
  'location',
  'navigator',
  'performance',
  'process',
  'queueMicrotask',
  'requestAnimationFrame',
  'self',
  'sessionStorage',
  'setImmediate',
  'structuredClone',
  'window',
]

const javaScript = new Set(runInNewContext('Object.getOwnPropertyNames(globalThis)') as string[])

/** The list with whatever else this process has beside the language itself. */
export const missingGlobals = [...new Set([...BROWSER, ...Object.getOwnPropertyNames(globalThis).filter((name) => !javaScript.has(name))])]
