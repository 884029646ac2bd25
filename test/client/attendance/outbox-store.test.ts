/** A damaged storage. Each loss is reported, and other marks are kept. */
import { openOutbox } from '../../../src/client/attendance/outbox'
import { OUTBOX, openOutboxStore, readEntries } from '../../../src/client/attendance/outbox-store'
import { anEntry, anOwnEntry, aStorage } from './marks'

type Phone = ReturnType<typeof aStorage>
const entry = (id: string) => ({ ...anEntry(id), trouble: null })

/** @param stray stored text of the outbox that the platform cannot read */
function open(phone: Phone, stray?: string) {
  const store = openOutboxStore(phone, () => (phone.stored.has('outbox') ? undefined : stray))
  return { store, outbox: openOutbox(store) }
}
function opened(stored: unknown) {
  const phone = aStorage()
  phone.write(OUTBOX, stored as never)
  return { phone, ...open(phone) }
}
const ids = ({ outbox }: ReturnType<typeof open>) => outbox.entries().map(({ mark }) => mark.id)
const aside = (phone: Phone) => JSON.parse(phone.stored.get('unread-marks') ?? 'null') as unknown

test("a volunteer's own entries are read as well", () => {
  const own = { ...anOwnEntry('a'), trouble: null }
  expect(readEntries([own])).toEqual({ entries: [own], unread: [] })
})

test.each([
  ['nothing', null],
  ['a number', 5],
  ['no mark', { mark: null }],
  ['no id', { ...entry('b'), mark: { ...entry('b').mark, id: 7 } }],
  ['an id longer than the server answers', entry('x'.repeat(65))],
  ['no time', { ...entry('b'), mark: { ...entry('b').mark, at: 'noon' } }],
  ['no kind', { ...entry('b'), mark: { ...entry('b').mark, kind: 'lunch' } }],
  ['no activity', { ...entry('b'), activityId: null }],
  ['an unknown `as`', { ...entry('b'), as: 'guest' }],
  ['no `as`', { ...entry('b'), as: undefined }],
])('%s among the entries is set aside and reported, and the others are kept', (_what, bad) => {
  const { phone, store, outbox } = opened([bad, entry('a')])
  expect([ids({ store, outbox }), store.unread()]).toEqual([['a'], 1])
  outbox.add([anEntry('c')])
  expect(aside(phone)).toEqual({ count: 1, texts: [JSON.stringify(bad)] })
  const again = open(phone)
  expect([ids(again), again.store.unread()]).toEqual([['a', 'c'], 1])
})

test.each([
  ['an object', { a: 1 }],
  ['a text', 'oops'],
])('%s instead of entries is set aside and reported', (_what, stored) => {
  const { phone, store, outbox } = opened(stored)
  expect([outbox.entries(), store.unread(), phone.stored.has('outbox')]).toEqual([[], 1, false])
})

test('a truncated text, which the platform does not return, is set aside and reported', () => {
  const phone = aStorage()
  const cut = JSON.stringify([entry('a')]).slice(0, -7)
  const { store, outbox } = open(phone, cut)
  outbox.add([anEntry('b')])
  expect([ids({ store, outbox }), store.unread(), aside(phone)]).toEqual([['b'], 1, { count: 1, texts: [cut] }])
})

test('entries damaged while the app runs are written again from memory', () => {
  const { phone, store, outbox } = opened([entry('a')])
  phone.write(OUTBOX, { a: 1 } as never)
  outbox.add([anEntry('b')])
  expect([ids({ store, outbox }), store.unread()]).toEqual([['a', 'b'], 1])
})

test('a loss is reported until a person confirms it, and the entries set aside stay', () => {
  const { phone, store } = opened([null, entry('a')])
  const listener = jest.fn()
  store.subscribe(listener)
  store.acknowledge()
  expect([store.unread(), open(phone).store.unread(), listener.mock.calls.length]).toEqual([0, 0, 1])
  expect(aside(phone)).toMatchObject({ texts: ['null'] })
})

test('a phone without room for the entries set aside still reports them', () => {
  const phone = aStorage()
  phone.write(OUTBOX, [null, entry('a')] as never)
  phone.isFull = true
  const { store, outbox } = open(phone)
  expect([ids({ store, outbox }), store.unread()]).toEqual([['a'], 1])
})
