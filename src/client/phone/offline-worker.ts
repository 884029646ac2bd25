/**
 * The service worker of the web page: keeps the shell and the files that were needed, so that a reload without a network is the app. It
 * never keeps an answer to a call, nor a screen that the server wrote, since both may be another person's.
 */

/** Version of the page, and the addresses of its shell; written in by the build. */
declare const BUILD: string
declare const SHELL: readonly string[]

/** The parts of a worker's scope that are used; the types of workers and of pages exclude each other. */
export interface Scope {
  location: { origin: string }
  caches: Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'match'>
  clients: { claim: () => Promise<void> }
  skipWaiting: () => Promise<void>
  fetch: (request: Request | string) => Promise<Response>
  addEventListener: (name: string, listener: (event: WorkerEvent) => void) => void
}

interface WorkerEvent {
  waitUntil: (work: Promise<unknown>) => void
  request: Pick<Request, 'url' | 'method' | 'mode'>
  respondWith: (answer: Promise<Response>) => void
  /** Of a message: addresses of files that the page has loaded. */
  data: unknown
}

export interface Built {
  build: string
  shell: readonly string[]
  /** Wait for the server's page before the kept shell is shown, ms. */
  patience?: number
}

const PREFIX = 'tongxin-'
const SHELL_PAGE = '/index.html'
/** Builds whose files are kept: this one, and the one before it, which may still be open in another tab. */
const KEPT_BUILDS = 2
/** On one bar of signal the app is better than a blank page, ms. */
const PATIENCE = 4_000
const SERVER_ERROR = 500
/** A file that never changes under its name. */
const HASHED = /^\/(js|css|chunk|static)\/[^?]*\.[0-9a-f]{8,}\.(js|css|wasm|png|svg)$/

export function serve(scope: Scope, { build, shell, patience = PATIENCE }: Built): void {
  const own = PREFIX + build
  scope.addEventListener('install', (event) => event.waitUntil(install(scope, { build, shell }).then(() => scope.skipWaiting())))
  scope.addEventListener('activate', (event) => event.waitUntil(removeOld(scope.caches, own).then(() => scope.clients.claim())))
  scope.addEventListener('message', (event) => event.waitUntil(keep(scope, own, event.data)))
  scope.addEventListener('fetch', (event) => {
    const request = event.request as Request
    const { origin, pathname } = new URL(request.url)
    if (request.method !== 'GET' || origin !== scope.location.origin) return
    if (request.mode === 'navigate') event.respondWith(page(scope, own, request, patience))
    else if (HASHED.test(pathname)) event.respondWith(file(scope, own, request))
  })
}

/** @throws when the server has another build by now, whose page would not fit these files */
async function install({ caches }: Scope, { build, shell }: Built): Promise<void> {
  const cache = await caches.open(PREFIX + build)
  await cache.addAll([...shell])
  const kept = await cache.match(SHELL_PAGE)
  if (!kept || !(await kept.text()).includes(build)) throw new Error('the server has another build')
}

async function removeOld(caches: Scope['caches'], own: string): Promise<void> {
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== own)
  // The names come in the order in which the caches were made.
  await Promise.all(ours.slice(0, ours.length - (KEPT_BUILDS - 1)).map((name) => caches.delete(name)))
}

/** Keeps files that the page has loaded before the worker served it. */
async function keep({ caches }: Scope, own: string, data: unknown): Promise<void> {
  const files = Array.isArray(data) ? data.filter((name): name is string => typeof name === 'string' && HASHED.test(name)) : []
  const missing = await Promise.all(files.map(async (name) => ((await caches.match(name)) ? [] : [name])))
  const cache = await caches.open(own)
  // One that is gone by now does not keep the others out.
  await Promise.all(missing.flat().map((name) => cache.add(name).catch(() => undefined)))
}

async function file({ caches, fetch }: Scope, own: string, request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) {
    const copy = answer.clone()
    // Without room the file is served all the same.
    void caches
      .open(own)
      .then((cache) => cache.put(request, copy))
      .catch(() => undefined)
  }
  return answer
}

/** The server's page, or the shell when the server does not answer, answers late, or with an error of its own. */
async function page({ caches, fetch }: Scope, own: string, request: Request, patience: number): Promise<Response> {
  const shell = async () => (await caches.open(own)).match(SHELL_PAGE)
  const answering = fetch(request)
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience, undefined))
  try {
    const answer = await Promise.race([answering, late])
    if (answer && answer.status < SERVER_ERROR) return answer
    return (await shell()) ?? answer ?? (await answering)
  } catch (error) {
    const kept = await shell()
    if (kept) return kept
    throw error
  }
}

if (typeof BUILD !== 'undefined') serve(globalThis as unknown as Scope, { build: BUILD, shell: SHELL })
