import { type OutboxEntry, openOutbox, readEntries } from '../../src/client/outbox'
import { aPhone, anEntry } from './marks'

const opened = () => {
  const phone = aPhone<OutboxEntry[]>([])
  return { phone, outbox: openOutbox({ read: () => phone.read(), write: (entries) => phone.write(entries) }) }
}
const idsOn = (phone: { read: () => OutboxEntry[] }) => phone.read().map((entry) => entry.mark.id)

test('a mark is on the phone before the screen hears of it', () => {
  const { phone, outbox } = opened()
  const seen: string[][] = []
  outbox.subscribe(() => seen.push(idsOn(phone)))
  outbox.add(anEntry('a'))
  expect(seen).toEqual([['a']])
})

test('a mark that the phone has no room for is not shown either', () => {
  const { phone, outbox } = opened()
  phone.isFull = true
  expect(() => outbox.add(anEntry('a'))).toThrow('exceed')
  expect(outbox.entries()).toEqual([])
})

test('marks outlive the app', () => {
  const { phone, outbox } = opened()
  outbox.add(anEntry('a'))
  outbox.add(anEntry('b'))
  const again = openOutbox({ read: () => phone.read(), write: (entries) => phone.write(entries) })
  expect(again.nextBatch('organiser')?.marks.map((mark) => mark.id)).toEqual(['a', 'b'])
})

test('two tabs of one browser keep both their marks', () => {
  const { phone, outbox } = opened()
  const other = openOutbox({ read: () => phone.read(), write: (entries) => phone.write(entries) })
  outbox.add(anEntry('a'))
  other.add(anEntry('b'))
  outbox.add(anEntry('c'))
  expect(idsOn(phone)).toEqual(['a', 'b', 'c'])
})

test('a batch holds one activity, the oldest first, and no more than one call takes', () => {
  const { outbox } = opened()
  for (const id of ['a', 'b', 'c']) outbox.add(anEntry(id))
  outbox.add(anEntry('d', { activityId: 'activity-2' }))
  expect(outbox.nextBatch('organiser', 2)).toEqual({ activityId: 'activity-1', marks: [anEntry('a').mark, anEntry('b').mark] })
})

test("another person's marks wait for that person", () => {
  const { outbox } = opened()
  outbox.add(anEntry('a', { owner: 'somebody else' }))
  expect(outbox.nextBatch('organiser')).toBeNull()
})

test('accepted marks leave, refused ones stay with their reason, unanswered ones wait', () => {
  const { outbox } = opened()
  for (const id of ['a', 'b', 'c']) outbox.add(anEntry(id))
  outbox.settle([
    { id: 'a', ok: true },
    { id: 'b', ok: false, reason: 'not-on-roster' },
  ])
  expect(outbox.entries().map((entry) => [entry.mark.id, entry.trouble])).toEqual([
    ['b', 'not-on-roster'],
    ['c', null],
  ])
  expect(outbox.nextBatch('organiser')?.marks.map((mark) => mark.id)).toEqual(['c'])
})

test('an answer that arrives twice changes nothing the second time', () => {
  const { outbox } = opened()
  outbox.add(anEntry('a'))
  const results = [{ id: 'a', ok: true } as const]
  outbox.settle(results)
  outbox.add(anEntry('b'))
  outbox.settle(results)
  expect(outbox.entries().map((entry) => entry.mark.id)).toEqual(['b'])
})

test('a refused mark goes again when a person asks for it, and leaves when a person lets it go', () => {
  const { outbox } = opened()
  outbox.add(anEntry('a'))
  outbox.settle([{ id: 'a', ok: false, reason: 'unknown-mark' }])
  outbox.tryAgain()
  expect(outbox.nextBatch('organiser')?.marks).toHaveLength(1)
  outbox.discard('a')
  expect(outbox.entries()).toEqual([])
})

test('the entries are the same array until something changes', () => {
  const { outbox } = opened()
  expect(outbox.entries()).toBe(outbox.entries())
})

test.each([
  ['nothing', undefined],
  ['a text', 'oops'],
  ['entries without a mark', [{}, null, { mark: {} }]],
])('a storage that holds %s is an empty outbox', (_what, stored) => {
  expect(readEntries(stored)).toEqual([])
})
