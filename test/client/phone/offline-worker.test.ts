/** The service worker's rules, in a scope of its own: what it keeps, what it never keeps, and what it answers without a network. */
import { type Scope, serve } from '../../../src/client/phone/offline-worker'

const ORIGIN = 'https://county.example'

type Listener = Parameters<Scope['addEventListener']>[1]
type Answer = { status: number; body: string }

/** What the server has now: bodies by path. `null` stands for no network. */
let server: Map<string, Answer> | null
let stores: Map<string, Map<string, Response>>
let asked: string[]
/** Answer to an address that comes when the test wants. */
let late: Promise<Answer> | null

const pathOf = (request: unknown): string => new URL(typeof request === 'string' ? request : (request as Request).url, ORIGIN).pathname

async function fetchFrom(request: unknown): Promise<Response> {
  const path = pathOf(request)
  asked.push(path)
  const answer = path === '/' && late ? await late : server?.get(path)
  if (!server) throw new TypeError('no network')
  return new Response(answer?.body ?? '', { status: answer?.status ?? 404 })
}

function cacheOf(store: Map<string, Response>) {
  const add = async (request: unknown) => {
    const answer = await fetchFrom(request)
    if (!answer.ok) throw new TypeError('not found')
    store.set(pathOf(request), answer)
  }
  return {
    add,
    addAll: async (requests: unknown[]) => void (await Promise.all(requests.map(add))),
    put: async (request: unknown, answer: Response) => void store.set(pathOf(request), answer),
    match: async (request: unknown) => store.get(pathOf(request))?.clone(),
  }
}

const caches = {
  open: async (name: string) => {
    const store = stores.get(name) ?? new Map<string, Response>()
    stores.set(name, store)
    return cacheOf(store)
  },
  keys: async () => [...stores.keys()],
  delete: async (name: string) => stores.delete(name),
  match: async (request: unknown) => {
    for (const store of stores.values()) if (store.has(pathOf(request))) return store.get(pathOf(request))?.clone()
    return undefined
  },
}

/** A worker of this build, without the events that a browser would send. */
function workerOf(build: string, patience?: number) {
  const listeners = new Map<string, Listener>()
  const scope = {
    location: { origin: ORIGIN },
    caches,
    clients: { claim: async () => undefined },
    skipWaiting: async () => undefined,
    fetch: fetchFrom,
    addEventListener: (name: string, listener: Listener) => void listeners.set(name, listener),
  }
  serve(scope as unknown as Scope, { build, shell: ['/index.html', `/js/app.${build}.js`], patience })
  const send = async (name: string, event: object = {}) => {
    let work: Promise<unknown> | undefined
    listeners.get(name)?.({ ...event, waitUntil: (all: Promise<unknown>) => void (work = all) } as never)
    await work
  }
  return {
    start: async () => {
      await send('install')
      await send('activate')
    },
    message: (data: unknown) => send('message', { data }),
    /** The worker's answer; undefined where it leaves the request to the browser. */
    fetch: async (path: string, { mode = 'no-cors', method = 'GET' } = {}) => {
      let answer: Promise<Response> | undefined
      const request = { url: new URL(path, ORIGIN).href, mode, method }
      listeners.get('fetch')?.({ request, respondWith: (given: Promise<Response>) => void (answer = given) } as never)
      return answer
    },
  }
}

const deploy = (build: string) =>
  new Map<string, Answer>([
    ['/', { status: 200, body: `first screen of ${build}` }],
    ['/index.html', { status: 200, body: `shell of ${build}` }],
    [`/js/app.${build}.js`, { status: 200, body: `script of ${build}` }],
    [`/chunk/7.${build}.js`, { status: 200, body: `chunk of ${build}` }],
    ['/rpc/session.get', { status: 200, body: 'somebody' }],
  ])

const [OLD, NEW, NEWEST] = ['0000000a', '0000000b', '0000000c'] as const

beforeEach(() => {
  server = deploy(OLD)
  stores = new Map()
  asked = []
  late = null
})

const textOf = async (answer: Promise<Response | undefined>) => (await answer)?.text()

test('without a network the kept shell is the answer to every address', async () => {
  const worker = workerOf(OLD)
  await worker.start()
  server = null
  expect(await textOf(worker.fetch('/activity?id=x', { mode: 'navigate' }))).toBe(`shell of ${OLD}`)
  expect(await textOf(worker.fetch(`/js/app.${OLD}.js`))).toBe(`script of ${OLD}`)
})

test('with a network an address is answered by the server, and by the shell when the server fails', async () => {
  const worker = workerOf(OLD)
  await worker.start()
  expect(await textOf(worker.fetch('/', { mode: 'navigate' }))).toBe(`first screen of ${OLD}`)
  server?.set('/', { status: 502, body: 'bad gateway' })
  expect(await textOf(worker.fetch('/', { mode: 'navigate' }))).toBe(`shell of ${OLD}`)
  server?.set('/', { status: 404, body: 'no such page' })
  expect(await textOf(worker.fetch('/', { mode: 'navigate' }))).toBe('no such page')
})

test('a file with a hash is fetched once, and then needs no network', async () => {
  const worker = workerOf(OLD)
  await worker.start()
  asked = []
  expect(await textOf(worker.fetch(`/chunk/7.${OLD}.js`))).toBe(`chunk of ${OLD}`)
  server = null
  expect(await textOf(worker.fetch(`/chunk/7.${OLD}.js`))).toBe(`chunk of ${OLD}`)
  expect(asked).toEqual([`/chunk/7.${OLD}.js`])
})

test('a file that is gone is not kept as if it were there', async () => {
  const worker = workerOf(OLD)
  await worker.start()
  expect((await worker.fetch('/chunk/8.0000000a.js'))?.status).toBe(404)
  server?.set('/chunk/8.0000000a.js', { status: 200, body: 'here' })
  expect(await textOf(worker.fetch('/chunk/8.0000000a.js'))).toBe('here')
})

test.each([
  ['a call', '/rpc/session.get', {}],
  ['a call of the mini-program', '/calls', { method: 'POST' }],
  ['the list of files', '/pages.json', {}],
  ['a file of another site', 'https://other.example/js/app.0000000a.js', {}],
  ['a form', '/', { mode: 'navigate', method: 'POST' }],
])('%s is left to the browser, and never kept', async (_what, path, options) => {
  const worker = workerOf(OLD)
  await worker.start()
  expect(await worker.fetch(path, options)).toBeUndefined()
})

test('no first screen is ever kept, whoever it was written for', async () => {
  const worker = workerOf(OLD)
  await worker.start()
  await worker.fetch('/', { mode: 'navigate' })
  await worker.message(['/', '/rpc/session.get', '/pages.json', 7, `/chunk/7.${OLD}.js`, '/chunk/9.0000000a.js'])
  const kept = [...stores.values()].flatMap((store) => [...store.keys()])
  expect(kept.sort()).toEqual([`/chunk/7.${OLD}.js`, '/index.html', `/js/app.${OLD}.js`])
})

test('a new build keeps the files of the one before it, and removes all older ones', async () => {
  await workerOf(OLD).start()
  server = deploy(NEW)
  await workerOf(NEW).start()
  expect([...stores.keys()]).toEqual([`tongxin-${OLD}`, `tongxin-${NEW}`])
  server = deploy(NEWEST)
  const worker = workerOf(NEWEST)
  await worker.start()
  expect([...stores.keys()]).toEqual([`tongxin-${NEW}`, `tongxin-${NEWEST}`])
  server = null
  expect(await textOf(worker.fetch(`/js/app.${NEW}.js`))).toBe(`script of ${NEW}`)
  expect(await textOf(worker.fetch('/', { mode: 'navigate' }))).toBe(`shell of ${NEWEST}`)
})

test('caches of others on this origin are left alone', async () => {
  stores.set('another-program', new Map())
  await workerOf(OLD).start()
  expect(stores.has('another-program')).toBe(true)
})

test('a worker whose files do not fit the page that the server has by now is not installed', async () => {
  server?.set('/index.html', { status: 200, body: `shell of ${NEW}` })
  await expect(workerOf(OLD).start()).rejects.toThrow('another build')
})

test('a server that answers late does not keep the person waiting', async () => {
  const worker = workerOf(OLD, 1)
  await worker.start()
  let answer = (_given: Answer) => undefined as void
  late = new Promise((resolve) => (answer = resolve))
  expect(await textOf(worker.fetch('/', { mode: 'navigate' }))).toBe(`shell of ${OLD}`)
  answer({ status: 200, body: 'late' })
})

test('without a kept shell a late answer is waited for', async () => {
  const worker = workerOf(OLD, 1)
  late = new Promise((resolve) => setImmediate(resolve, { status: 200, body: 'late' }))
  expect(await textOf(worker.fetch('/', { mode: 'navigate' }))).toBe('late')
})
