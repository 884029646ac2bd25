import { Fault } from '../../src/client/fault'
import { openKept } from '../../src/client/kept-marks'
import { openOutbox } from '../../src/client/outbox'
import { isCutOff, listAsKept } from '../../src/client/roster-pack'
import { type BatchAnswer, type SyncParts, startSync } from '../../src/client/sync'
import type { SyncAnswer } from '../../src/contract/attendance'
import type { FaultCode } from '../../src/contract/codes'
import { type ToldMark, markFromSent, toldOf } from '../../src/contract/marks'
import { aStorage, aToldMark, anEntry, anOwnEntry } from './marks'

type Batch = Parameters<SyncParts['send']>[0]

/** A server that keeps marks by id, like the real one, and can be told to refuse some, or to cut the phone off. */
function aServer() {
  const marks = new Map<string, ToldMark>()
  return {
    marks,
    calls: [] as string[][],
    since: [] as number[],
    refuse: new Set<string>(),
    isCutOff: false,
    perAnswer: 1_000,
    now: 5_000,
    take(batch: Batch, since: number): BatchAnswer {
      this.calls.push(batch.marks.map((mark) => mark.id))
      this.since.push(since)
      if (batch.as === 'volunteer') return { results: batch.marks.map(({ id }) => ({ id, ok: true })), down: null }
      const isRefused = (id: string) => this.isCutOff || this.refuse.has(id)
      for (const mark of batch.marks) if (!isRefused(mark.id)) marks.set(mark.id, toldOf(markFromSent(mark, 'phone-1')))
      const reason = this.isCutOff ? 'phone-cut-off' : 'not-on-roster'
      const results: SyncAnswer['results'] = batch.marks.map(({ id }) => (isRefused(id) ? { id, ok: false, reason } : { id, ok: true }))
      const told = this.isCutOff ? [] : [...marks.values()].slice(since, since + this.perAnswer)
      const down = {
        marks: told,
        cursor: since + told.length,
        hasMore: told.length === this.perAnswer,
        isCutOff: this.isCutOff,
        now: this.now,
      }
      return { results, down }
    },
  }
}

const openOn = (phone: ReturnType<typeof aStorage>) => ({
  outbox: openOutbox({ read: () => phone.read('outbox'), write: (entries) => phone.write('outbox', entries) }),
  kept: openKept(phone, () => 'phone-1'),
})

function started(overrides: Partial<Pick<SyncParts, 'send'>> = {}) {
  const phone = aStorage()
  const { outbox, kept } = openOn(phone)
  listAsKept(kept, 'organiser', 'activity-1', 100_000)
  const server = aServer()
  const retries: { again: () => void; ms: number }[] = []
  const parts: SyncParts = {
    outbox,
    kept,
    owner: () => 'organiser',
    send: async (batch, since) => server.take(batch, since),
    later: (again, ms) => retries.push({ again, ms }),
    ...overrides,
  }
  const marks = () => kept.find('organiser', 'activity-1')?.marks.map(({ id }) => id)
  return { phone, outbox, kept, server, retries, parts, marks, sync: startSync(parts) }
}

/** Fails as often as told, then hands over. */
const failing =
  (codes: FaultCode[], then: SyncParts['send']): SyncParts['send'] =>
  async (batch, since) => {
    const code = codes.shift()
    if (code) throw new Fault(code)
    return then(batch, since)
  }
const never: SyncParts['send'] = async () => Promise.reject(new Fault('offline'))

test('everything that waits is sent, and what the server took is with the marks of all phones', async () => {
  const { outbox, marks, server, sync } = started()
  outbox.add([anEntry('a'), anEntry('b')])
  await sync.flush()
  expect(server.calls).toEqual([['a', 'b']])
  expect(outbox.entries()).toEqual([])
  expect(marks()).toEqual(['a', 'b'])
  expect(sync.state()).toEqual({ isSending: false, fault: null })
})

test("a volunteer's own marks go too, and bring nobody else's down", async () => {
  const { outbox, marks, server, sync } = started()
  outbox.add([anEntry('a'), anOwnEntry('b')])
  await sync.flush()
  expect(server.calls).toEqual([['a'], ['b']])
  expect(outbox.entries()).toEqual([])
  expect(marks()).toEqual(['a'])
})

test('two flushes at once are one upload', async () => {
  const { outbox, server, sync } = started()
  outbox.add([anEntry('a')])
  await Promise.all([sync.flush(), sync.flush()])
  expect(server.calls).toEqual([['a']])
})

test('a mark made during an upload goes with the next one', async () => {
  const { outbox, server, sync, parts } = started()
  const send = parts.send
  parts.send = (batch, since) => {
    if (server.calls.length === 0) outbox.add([anEntry('b')])
    return send(batch, since)
  }
  outbox.add([anEntry('a')])
  await sync.flush()
  expect(server.calls).toEqual([['a'], ['b']])
})

test('a mark made in the very instant in which an upload ends is not left behind', async () => {
  const { outbox, server, sync, parts } = started()
  const send = parts.send
  parts.send = async (batch, since) => {
    const answer = await send(batch, since)
    // Some steps later the upload has looked for the last time, and its end is only just on its way.
    if (server.calls.length === 1)
      void later(4)
        .then(() => outbox.add([anEntry('b')]))
        .then(() => sync.flush())
    return answer
  }
  outbox.add([anEntry('a')])
  await sync.flush()
  await later(20)
  expect(server.calls).toEqual([['a'], ['b']])
})
/** So many turns of the promise queue. */
async function later(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await Promise.resolve()
}

test('after a lost answer the same marks go again and count once', async () => {
  const { outbox, marks, server, sync, retries, parts } = started()
  parts.send = async (batch, since) => {
    const answer = server.take(batch, since)
    if (server.calls.length === 1) throw new Fault('timed-out')
    return answer
  }
  outbox.add([anEntry('a')])
  await sync.flush()
  expect(outbox.entries()).toHaveLength(1)
  expect(sync.state().fault).toBe('timed-out')
  retries[0]?.again()
  await sync.flush()
  expect(server.calls).toEqual([['a'], ['a']])
  expect(server.marks.size).toBe(1)
  expect(marks()).toEqual(['a'])
  expect(outbox.entries()).toEqual([])
})

test('the pause grows with each failure, and there is one timer however many marks are ticked', async () => {
  const { outbox, sync, retries } = started({ send: failing(['offline', 'offline', 'offline'], never) })
  outbox.add([anEntry('a')])
  await sync.flush()
  await sync.flush()
  expect(retries.map(({ ms }) => ms)).toEqual([2_000])
  retries[0]?.again()
  await sync.flush()
  expect(retries.map(({ ms }) => ms)).toEqual([2_000, 8_000])
})

test('after a failure a new mark waits for the timer; before one it goes at once', async () => {
  const { outbox, sync, server, parts, retries } = started()
  outbox.add([anEntry('a')])
  sync.nudge()
  await sync.flush()
  expect(server.calls).toEqual([['a']])
  const { send } = parts
  parts.send = never
  outbox.add([anEntry('b')])
  await sync.flush()
  parts.send = send
  sync.nudge()
  await later(20)
  expect(server.calls).toHaveLength(1)
  retries[0]?.again()
  await sync.flush()
  expect(server.calls).toEqual([['a'], ['b']])
})

test('a refused mark stays with its reason and blocks nobody', async () => {
  const { outbox, server, sync } = started()
  server.refuse.add('a')
  outbox.add([anEntry('a'), anEntry('b'), anEntry('c', { activityId: 'activity-2' })])
  await sync.flush()
  expect(server.calls).toEqual([['a', 'b'], ['c']])
  expect(outbox.entries().map((entry) => [entry.mark.id, entry.trouble])).toEqual([['a', 'not-on-roster']])
})

test('an activity that is not theirs any more holds its marks back and loses its roster, and the next activity goes on', async () => {
  const { outbox, kept, server, sync, parts } = started()
  parts.send = async (batch, since) => {
    if (batch.activityId === 'activity-1') throw new Fault('forbidden')
    return server.take(batch, since)
  }
  outbox.add([anEntry('a'), anEntry('b', { activityId: 'activity-2' })])
  await sync.flush()
  expect(server.calls).toEqual([['b']])
  expect(outbox.entries().map((entry) => [entry.mark.id, entry.trouble])).toEqual([['a', 'forbidden']])
  expect(sync.state().fault).toBeNull()
  expect(kept.find('organiser', 'activity-1')).toBeUndefined()
})

test('a batch that is too large is halved until it passes; a single mark that is too large is held back', async () => {
  const { outbox, server, sync, parts } = started()
  parts.send = async (batch, since) => {
    if (batch.marks.length > 1 || batch.marks[0]?.id === 'b') throw new Fault('too-large')
    return server.take(batch, since)
  }
  outbox.add(['a', 'b', 'c'].map((id) => anEntry(id)))
  await sync.flush()
  expect(server.calls).toEqual([['a'], ['c']])
  expect(outbox.entries().map((entry) => [entry.mark.id, entry.trouble])).toEqual([['b', 'too-large']])
})

test('somebody who is not signed in keeps the marks, and no timer runs', async () => {
  const { outbox, sync, retries } = started({ send: failing(['not-signed-in'], never) })
  outbox.add([anEntry('a')])
  await sync.flush()
  expect(outbox.entries().map((entry) => entry.trouble)).toEqual([null])
  expect(retries).toEqual([])
})

test('an answer about other marks does not send these round for ever', async () => {
  const { outbox, sync, retries, parts } = started()
  parts.send = async () => ({ results: [{ id: 'stranger', ok: true }], down: null })
  outbox.add([anEntry('a')])
  await sync.flush()
  expect(sync.state().fault).toBe('unreadable')
  expect(retries).toHaveLength(1)
})

describe('what other phones recorded', () => {
  const others = (server: ReturnType<typeof aServer>, count: number) => {
    for (let n = 0; n < count; n++) server.marks.set(`other-${n}`, aToldMark(`other-${n}`, { deviceId: 'phone-2' }))
  }

  test('comes down to the last mark, in as many answers as it takes', async () => {
    const { outbox, marks, server, sync } = started()
    others(server, 7)
    server.perAnswer = 3
    outbox.add([anEntry('a')])
    await sync.flush()
    expect(marks()?.sort()).toEqual(['a', ...Array.from({ length: 7 }, (_, n) => `other-${n}`)])
    expect(server.calls).toEqual([['a'], [], []])
  })

  test('a mark that the server accepted is in sight before it comes down itself', async () => {
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

  test('is asked for when a list asks, after what waits has gone up', async () => {
    const { outbox, kept, marks, server, sync } = started()
    others(server, 1)
    outbox.add([anEntry('a')])
    server.refuse.add('a')
    kept.want('organiser', 'activity-1', true)
    await sync.flush()
    expect(server.calls).toEqual([['a']])
    kept.want('organiser', 'activity-1', true)
    await sync.flush()
    expect([server.calls, server.since]).toEqual([
      [['a'], []],
      [0, 1],
    ])
    expect(marks()).toEqual(['other-0'])
  })

  test('goes on where it was broken off, also after the app was closed', async () => {
    const { phone, kept, server, sync, parts } = started()
    others(server, 5)
    server.perAnswer = 3
    kept.want('organiser', 'activity-1', true)
    parts.send = failing([], async (batch, since) => (server.calls.length === 0 ? server.take(batch, since) : never(batch, since)))
    await sync.flush()
    const again = openOn(phone)
    await startSync({ ...parts, ...again, send: async (batch, since) => server.take(batch, since) }).flush()
    expect(server.since).toEqual([0, 3])
    expect(again.kept.find('organiser', 'activity-1')?.marks).toHaveLength(5)
  })

  test('an answer that leads no further ends the asking', async () => {
    const { kept, sync, parts, retries } = started()
    const calls: number[] = []
    parts.send = async (_batch, since) => {
      calls.push(since)
      return { results: [], down: { marks: [], cursor: since, hasMore: true, isCutOff: false, now: 2 } }
    }
    kept.want('organiser', 'activity-1', true)
    await sync.flush()
    expect([calls, sync.state().fault, retries.length]).toEqual([[0], 'unreadable', 1])
  })

  test('a fault that waiting does not mend is not asked about again and again', async () => {
    const { kept, sync, parts } = started()
    const calls: number[] = []
    parts.send = async (_batch, since) => {
      calls.push(since)
      throw new Fault('not-found')
    }
    kept.want('organiser', 'activity-1', true)
    await sync.flush()
    expect([calls, sync.state().fault]).toEqual([[0], null])
  })
})

describe('a phone that is cut off', () => {
  test('drops the roster and the marks of all phones, and keeps its own that were refused', async () => {
    const { phone, outbox, kept, server, sync } = started()
    phone.write('roster-key:activity-1', 'key')
    phone.write('roster:activity-1', 'names')
    outbox.add([anEntry('a')])
    await sync.flush()
    server.isCutOff = true
    outbox.add([anEntry('b')])
    await sync.flush()
    expect(isCutOff(kept, 'organiser', 'activity-1')).toBe(true)
    expect(kept.find('organiser', 'activity-1')).toBeUndefined()
    expect([...phone.stored.keys()].sort()).toEqual(['on-site', 'outbox'])
    expect(outbox.entries().map((entry) => [entry.mark.id, entry.trouble])).toEqual([['b', 'phone-cut-off']])
  })

  test('sends them once it is let in again and a person asks for it', async () => {
    const { outbox, kept, marks, server, sync } = started()
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
    expect([isCutOff(kept, 'organiser', 'activity-1'), marks()]).toEqual([false, ['a']])
  })
})
