import { isCutOff } from '../../../src/client/attendance/list-pack'
import { Fault } from '../../../src/client/wire/fault'
import { listKey, listSecretKey } from '../../../src/client/attendance/marks-store'
import { startSync } from '../../../src/client/attendance/sync'
import { VISIT, aServerMark, anEntry } from './marks'
import { type aServer, failing, never, openOn, started } from './uploader'

describe('marks of other phones', () => {
  const others = (server: ReturnType<typeof aServer>, count: number) => {
    for (let n = 0; n < count; n++) server.marks.set(`other-${n}`, aServerMark(`other-${n}`, { deviceId: 'phone-2' }))
  }

  test('arrive completely, in as many answers as needed', async () => {
    const { outbox, marks, server, sync } = started()
    others(server, 7)
    server.perAnswer = 3
    outbox.add([anEntry('a')])
    await sync.flush()
    expect(marks()?.sort()).toEqual(['a', ...Array.from({ length: 7 }, (_, n) => `other-${n}`)])
    expect(server.calls).toEqual([['a'], [], []])
  })

  test("are shown with this phone's accepted mark before an answer includes that mark", async () => {
    const { outbox, marks, server, sync, parts } = started()
    others(server, 3)
    server.perAnswer = 3
    const { send } = parts
    parts.send = (batch, since) => (server.calls.length === 0 ? send(batch, since) : never(batch, since))
    outbox.add([anEntry('a')])
    await sync.flush()
    expect(outbox.entries()).toEqual([])
    expect(marks()).toContain('a')
  })

  test('are fetched when a list requests them, after the waiting marks are sent', async () => {
    const { outbox, marksStore, marks, server, sync } = started()
    others(server, 1)
    outbox.add([anEntry('a')])
    server.refuse.add('a')
    marksStore.want('organiser', 'activity-1', true)
    await sync.flush()
    expect(server.calls).toEqual([['a']])
    marksStore.want('organiser', 'activity-1', true)
    await sync.flush()
    expect([server.calls, server.since]).toEqual([
      [['a'], []],
      [0, 1],
    ])
    expect(marks()).toEqual(['other-0'])
  })

  test('arrive from the last cursor on after an interruption, even when the app was closed', async () => {
    const { phone, marksStore, server, sync, parts } = started()
    others(server, 5)
    server.perAnswer = 3
    marksStore.want('organiser', 'activity-1', true)
    parts.send = failing([], async (batch, since) => (server.calls.length === 0 ? server.take(batch, since) : never(batch, since)))
    await sync.flush()
    const again = openOn(phone)
    await startSync({ ...parts, ...again, send: async (batch, since) => server.take(batch, since) }).flush()
    expect(server.since).toEqual([0, 3])
    expect(again.marksStore.find('organiser', 'activity-1')?.marks).toHaveLength(5)
  })

  test('are not requested again after an answer without progress', async () => {
    const { marksStore, sync, parts, retries } = started()
    const calls: number[] = []
    parts.send = async (_batch, since) => {
      calls.push(since)
      return { results: [], down: { marks: [], cursor: since, hasMore: true, isCutOff: false, visit: VISIT, now: 2 } }
    }
    marksStore.want('organiser', 'activity-1', true)
    await sync.flush()
    expect([calls, sync.state().fault, retries.length]).toEqual([[0], 'unreadable', 1])
  })

  test('are not requested again after a fault that a retry cannot fix', async () => {
    const { marksStore, sync, parts } = started()
    const calls: number[] = []
    parts.send = async (_batch, since) => {
      calls.push(since)
      throw new Fault('not-found')
    }
    marksStore.want('organiser', 'activity-1', true)
    await sync.flush()
    expect([calls, sync.state().fault]).toEqual([[0], null])
  })
})

describe('a phone that is cut off', () => {
  test('drops the attendance list and the marks of all phones, and keeps its own refused ones', async () => {
    const { phone, outbox, marksStore, server, sync } = started()
    phone.write(listSecretKey('activity-1'), 'key')
    phone.write(listKey('activity-1'), 'names')
    outbox.add([anEntry('a')])
    await sync.flush()
    server.isCutOff = true
    outbox.add([anEntry('b')])
    await sync.flush()
    expect(isCutOff(marksStore, 'organiser', 'activity-1')).toBe(true)
    expect(marksStore.find('organiser', 'activity-1')).toBeUndefined()
    expect([...phone.stored.keys()].sort()).toEqual(['on-site', 'outbox'])
    expect(outbox.entries().map((entry) => [entry.mark.id, entry.trouble])).toEqual([['b', 'phone-cut-off']])
  })

  test('sends its refused marks once it is let in again and a person requests it', async () => {
    const { outbox, marksStore, marks, server, sync } = started()
    outbox.add([anEntry('a')])
    server.isCutOff = true
    await sync.flush()
    server.isCutOff = false
    server.now += 1
    await sync.flush()
    expect(outbox.entries()).toHaveLength(1)
    outbox.tryAgain()
    await sync.flush()
    expect(outbox.entries()).toEqual([])
    expect([isCutOff(marksStore, 'organiser', 'activity-1'), marks()]).toEqual([false, ['a']])
  })
})
