import { QueryClient } from '@tanstack/react-query'
import { Fault } from '../../../src/client/wire/fault'
import { KEPT_FOR, restoreAnswers, saveAnswers } from '../../../src/client/wire/saved-answers'

const aStore = (text?: string) => ({
  text,
  room: Infinity,
  read() {
    return this.text
  },
  write(text: string) {
    if (text.length > this.room) throw new Error('setStorage:fail')
    this.text = text
  },
  remove() {
    this.text = undefined
  },
})

const clients: QueryClient[] = []
const aClient = () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, gcTime: KEPT_FOR } } })
  clients.push(client)
  return client
}
// Without this the clients' timers keep the test process running.
afterEach(() => clients.splice(0).forEach((client) => client.clear()))

const saved = (answers: Record<string, unknown>, owner = 'me', now = 1_000) => {
  const client = aClient()
  for (const [key, data] of Object.entries(answers)) client.setQueryData([key], data, { updatedAt: now })
  const store = aStore()
  saveAnswers(client, store, owner, now)
  return store
}
const restored = (store: ReturnType<typeof aStore>, owner = 'me', now = 1_000) => {
  const client = aClient()
  restoreAnswers(client, store, owner, now)
  return client
}

test('a saved answer is restored, with the time of the answer', () => {
  const client = restored(saved({ list: ['春联万家'] }))
  expect(client.getQueryData(['list'])).toEqual(['春联万家'])
  expect(client.getQueryState(['list'])?.dataUpdatedAt).toBe(1_000)
})

test("one person's answers are not shown to the next, and are deleted", () => {
  const store = saved({ list: ['x'] }, 'doctor')
  expect(restored(store, 'organiser').getQueryData(['list'])).toBeUndefined()
  expect(store.text).toBeUndefined()
})

test('answers older than their lifetime are dropped', () => {
  expect(restored(saved({ list: ['x'] }), 'me', 1_001 + KEPT_FOR).getQueryData(['list'])).toBeUndefined()
})

test.each([
  ['no JSON', '{'],
  ['another shape', '{"queries":[]}'],
  ['an earlier version', '{"shape":"0","owner":"me","savedAt":1000,"state":{"queries":[],"mutations":[]}}'],
])('a store that holds %s is dropped', (_what, text) => {
  const store = aStore(text)
  restored(store)
  expect(store.text).toBeUndefined()
})

test('searches and queries without an answer are not saved', async () => {
  const client = aClient()
  await client.fetchQuery({ queryKey: ['search'], queryFn: async () => ['x'], meta: { keep: false } })
  await client.fetchQuery({ queryKey: ['failed'], queryFn: () => Promise.reject(new Fault('offline')) }).catch(() => undefined)
  const store = aStore()
  saveAnswers(client, store, 'me', 1_000)
  const again = restored(store)
  expect(again.getQueryCache().getAll()).toEqual([])
})

test('an answer whose refetch failed is saved unchanged', async () => {
  const client = aClient()
  client.setQueryData(['list'], ['x'], { updatedAt: 500 })
  await client.fetchQuery({ queryKey: ['list'], queryFn: () => Promise.reject(new Fault('offline')) }).catch(() => undefined)
  const store = aStore()
  saveAnswers(client, store, 'me', 1_000)
  expect(restored(store).getQueryState(['list'])).toMatchObject({ data: ['x'], status: 'success', error: null, dataUpdatedAt: 500 })
})

test('the latest answers are saved when there is no room for all', () => {
  const client = aClient()
  for (let n = 0; n < 8; n++) client.setQueryData([`answer-${n}`], '文'.repeat(60_000), { updatedAt: n })
  const store = aStore()
  saveAnswers(client, store, 'me', 1_000)
  const again = restored(store)
  expect(again.getQueryData(['answer-7'])).toBeDefined()
  expect(again.getQueryData(['answer-0'])).toBeUndefined()
})

test('a full phone loses the saved answers, and the app continues', () => {
  const client = aClient()
  client.setQueryData(['list'], ['x'])
  const store = aStore()
  store.room = 10
  expect(() => saveAnswers(client, store, 'me', 1_000)).not.toThrow()
})
