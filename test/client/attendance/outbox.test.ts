import { type NewEntry, type OutboxEntry, openOutbox } from '../../../src/client/attendance/outbox'
import { OUTBOX } from '../../../src/client/attendance/outbox-store'
import { BYTES_PER_SYNC, MARKS_PER_CHECK_IN, MARKS_PER_SYNC } from '../../../src/contract/limits'
import { aMark, anEntry, anOwnEntry, aStorage } from './marks'

type Phone = ReturnType<typeof aStorage>

const open = (phone: Phone) => openOutbox({ read: () => phone.read(OUTBOX), write: (entries) => phone.write(OUTBOX, entries) })
function opened() {
  const phone = aStorage()
  return { phone, outbox: open(phone) }
}
const entriesOn = (phone: Phone): OutboxEntry[] => JSON.parse(phone.stored.get('outbox') ?? '[]') as OutboxEntry[]
const idsOn = (phone: Phone) => entriesOn(phone).map((entry) => entry.mark.id)
const idsOf = (batch: { marks: readonly { id: string }[] } | null) => batch?.marks.map((mark) => mark.id)

test('a mark is on the phone before the screen is notified', () => {
  const { phone, outbox } = opened()
  const seen: string[][] = []
  outbox.subscribe(() => seen.push(idsOn(phone)))
  outbox.add([anEntry('a')])
  expect(seen).toEqual([['a']])
})

test('when the phone has no room for several marks, none of them is shown', () => {
  const { phone, outbox } = opened()
  phone.isFull = true
  expect(() => outbox.add([anEntry('a'), anEntry('b')])).toThrow('exceed')
  expect(outbox.entries()).toEqual([])
})

test('many marks are stored by one write', () => {
  const { phone, outbox } = opened()
  outbox.add([anEntry('a'), anEntry('b'), anEntry('c')])
  expect([phone.changes, idsOn(phone)]).toEqual([1, ['a', 'b', 'c']])
})

test('marks are kept when the app is closed', () => {
  const { phone, outbox } = opened()
  outbox.add([anEntry('a')])
  outbox.add([anEntry('b')])
  expect(idsOf(open(phone).nextBatch('organiser'))).toEqual(['a', 'b'])
})

test('two tabs of one browser keep the marks of both, and each sees that the other has sent them', () => {
  const { phone, outbox } = opened()
  const other = open(phone)
  outbox.add([anEntry('a')])
  other.add([anEntry('b')])
  outbox.add([anEntry('c')])
  expect(idsOn(phone)).toEqual(['a', 'b', 'c'])
  other.settle(['a', 'b', 'c'].map((id) => ({ id, ok: true })))
  expect(outbox.nextBatch('organiser')).toBeNull()
  expect(outbox.entries()).toEqual([])
})

test('a batch holds one activity, the oldest first, and no more than one call takes', () => {
  const { outbox } = opened()
  outbox.add(['a', 'b', 'c'].map((id) => anEntry(id)))
  outbox.add([anEntry('d', { activityId: 'activity-2' })])
  expect(outbox.nextBatch('organiser', { marks: 2, bytes: 10_000 })).toEqual({
    activityId: 'activity-1',
    as: 'organiser',
    marks: [aMark('a'), aMark('b')],
  })
})

test("a volunteer's own marks and an organiser's never share a call", () => {
  const { outbox } = opened()
  outbox.add([anEntry('a'), anOwnEntry('b'), anEntry('c')])
  expect(idsOf(outbox.nextBatch('organiser'))).toEqual(['a', 'c'])
  outbox.settle([
    { id: 'a', ok: true },
    { id: 'c', ok: true },
  ])
  expect(outbox.nextBatch('organiser')).toMatchObject({ as: 'volunteer', marks: [{ id: 'b' }] })
})

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const realistic = (n: number, part: object = {}): NewEntry =>
  anEntry('', {
    activityId: uuid(0),
    mark: { ...aMark(uuid(n)), volunteerId: uuid(1_000 + n), at: 1_799_000_000_000 + n, clockOffset: -123_456, ...part },
  })

test("a call takes fewer of a volunteer's own marks than of an organiser's", () => {
  const { outbox } = opened()
  const ids = Array.from({ length: MARKS_PER_CHECK_IN + 1 }, (_, at) => String(at))
  outbox.add(ids.map((id) => anOwnEntry(id)))
  expect(outbox.nextBatch('organiser')?.marks).toHaveLength(MARKS_PER_CHECK_IN)
  outbox.settle(ids.map((id) => ({ id, ok: true })))
  outbox.add(ids.map((id) => anEntry(id)))
  expect(outbox.nextBatch('organiser')?.marks).toHaveLength(ids.length)
})

test('five hundred typical marks fit one call, below 90 KB', () => {
  const { outbox } = opened()
  outbox.add(Array.from({ length: MARKS_PER_SYNC + 1 }, (_, n) => realistic(n)))
  const batch = outbox.nextBatch('organiser')
  expect(batch?.marks).toHaveLength(MARKS_PER_SYNC)
  const call = JSON.stringify({ activityId: uuid(0), deviceId: uuid(1), since: 123_456, marks: batch?.marks })
  expect(Buffer.byteLength(call)).toBeLessThan(90 * 1024)
})

test('marks that are too large for one call are sent in two, by their size in bytes and not in characters', () => {
  const { outbox } = opened()
  outbox.add(Array.from({ length: MARKS_PER_SYNC }, (_, n) => realistic(n, { name: '欧阳样例样例' })))
  const marks = outbox.nextBatch('organiser')?.marks ?? []
  expect(Buffer.byteLength(JSON.stringify(marks))).toBeLessThanOrEqual(BYTES_PER_SYNC + 2)
  expect(marks.length).toBeGreaterThan(400)
  expect(marks.length).toBeLessThan(MARKS_PER_SYNC)
})

test("another person's marks wait for that person", () => {
  const { outbox } = opened()
  outbox.add([anEntry('a', { owner: 'somebody else' })])
  expect(outbox.nextBatch('organiser')).toBeNull()
  expect(idsOf(outbox.nextBatch('somebody else'))).toEqual(['a'])
})

test('accepted marks are removed, refused marks stay with their reason, and unanswered marks wait', () => {
  const { outbox } = opened()
  outbox.add(['a', 'b', 'c'].map((id) => anEntry(id)))
  outbox.settle([
    { id: 'a', ok: true },
    { id: 'b', ok: false, reason: 'not-on-list' },
  ])
  expect(outbox.entries().map((entry) => [entry.mark.id, entry.trouble])).toEqual([
    ['b', 'not-on-list'],
    ['c', null],
  ])
  expect(idsOf(outbox.nextBatch('organiser'))).toEqual(['c'])
})

test('an answer that arrives twice has no effect the second time', () => {
  const { outbox } = opened()
  outbox.add([anEntry('a')])
  const results = [{ id: 'a', ok: true } as const]
  outbox.settle(results)
  outbox.add([anEntry('b')])
  outbox.settle(results)
  expect(outbox.entries().map((entry) => entry.mark.id)).toEqual(['b'])
})

test('a refused mark is sent again or removed on request of a person', () => {
  const { outbox } = opened()
  outbox.add([anEntry('a')])
  outbox.settle([{ id: 'a', ok: false, reason: 'unknown-mark' }])
  expect(outbox.nextBatch('organiser')).toBeNull()
  outbox.tryAgain()
  expect(outbox.nextBatch('organiser')?.marks).toHaveLength(1)
  outbox.discard('a')
  expect(outbox.entries()).toEqual([])
})

test('the entries are the same array until one of them changes', () => {
  const { outbox } = opened()
  expect(outbox.entries()).toBe(outbox.entries())
})

describe('a storage that the system cleared', () => {
  test('gets the marks back from the running app with the next mark', () => {
    const { phone, outbox } = opened()
    outbox.add([anEntry('a')])
    phone.stored.clear()
    outbox.add([anEntry('b')])
    expect(idsOn(phone)).toEqual(['a', 'b'])
    expect(outbox.wasReclaimed()).toBe(true)
  })

  test('gets them back when the app comes to the front, and they can be sent', () => {
    const { phone, outbox } = opened()
    outbox.add([anEntry('a')])
    phone.stored.clear()
    expect(idsOf(outbox.nextBatch('organiser'))).toEqual(['a'])
    outbox.restore()
    expect(idsOn(phone)).toEqual(['a'])
  })

  test('is distinguished from a storage whose marks the server has all accepted', () => {
    const { phone, outbox } = opened()
    outbox.add([anEntry('a')])
    outbox.settle([{ id: 'a', ok: true }])
    expect(phone.stored.has('outbox')).toBe(true)
    outbox.restore()
    expect([outbox.wasReclaimed(), idsOn(phone)]).toEqual([false, []])
  })
})

test('a phone whose storage cannot be read for a moment loses no marks', () => {
  const { phone, outbox } = opened()
  outbox.add([anEntry('a')])
  phone.isMute = true
  const again = open(phone)
  expect(() => again.add([anEntry('b')])).toThrow('getStorage')
  phone.isMute = false
  again.add([anEntry('c')])
  expect(idsOn(phone)).toEqual(['a', 'c'])
})
