import { Fault } from '../../src/client/fault'
import { type OutboxEntry, openOutbox } from '../../src/client/outbox'
import { type StoredRoster, openRosters } from '../../src/client/roster'
import { type SyncParts, startSync } from '../../src/client/sync'
import type { SyncAnswer } from '../../src/contract/attendance'
import type { FaultCode } from '../../src/contract/codes'
import { type Mark, foldMarks } from '../../src/domain/attendance'
import { aPhone, aRoster, anEntry } from './marks'

/** A server that keeps marks by id, like the real one, and can be told to lose an answer. */
function aServer() {
  const marks = new Map<string, Mark>()
  return {
    marks,
    calls: [] as string[][],
    refuse: new Set<string>(),
    take(sent: readonly Mark[]): SyncAnswer {
      this.calls.push(sent.map((mark) => mark.id))
      for (const mark of sent) if (!this.refuse.has(mark.id)) marks.set(mark.id, mark)
      const results = sent.map((mark) =>
        this.refuse.has(mark.id)
          ? { id: mark.id, ok: false as const, reason: 'not-on-roster' as const }
          : { id: mark.id, ok: true as const },
      )
      return { results, marks: [...marks.values()], cursor: marks.size, now: 5_000 }
    },
  }
}

function started(overrides: Partial<Pick<SyncParts, 'send'>> = {}) {
  const phone = aPhone<OutboxEntry[]>([])
  const drawer = aPhone<StoredRoster[]>([])
  const outbox = openOutbox({ read: () => phone.read(), write: (entries) => phone.write(entries) })
  const rosters = openRosters({ read: () => drawer.read(), write: (all) => drawer.write(all) })
  rosters.put('organiser', aRoster())
  const server = aServer()
  const retries: { again: () => void; ms: number }[] = []
  const parts: SyncParts = {
    outbox,
    rosters,
    owner: () => 'organiser',
    send: async ({ marks }) => server.take(marks),
    later: (again, ms) => retries.push({ again, ms }),
    ...overrides,
  }
  return { phone, drawer, outbox, rosters, server, retries, parts, sync: startSync(parts) }
}

/** Fails as often as told, then hands over. */
const failing =
  (codes: FaultCode[], then: SyncParts['send']): SyncParts['send'] =>
  async (batch) => {
    const code = codes.shift()
    if (code) throw new Fault(code)
    return then(batch)
  }

test('everything that waits is sent, and what the server took is in the roster', async () => {
  const { outbox, rosters, server, sync } = started()
  outbox.add(anEntry('a'))
  outbox.add(anEntry('b'))
  await sync.flush()
  expect(server.calls).toEqual([['a', 'b']])
  expect(outbox.entries()).toEqual([])
  expect(rosters.find('organiser', 'activity-1')?.view.marks.map((mark) => mark.id)).toEqual(['a', 'b'])
  expect(sync.state()).toEqual({ isSending: false, fault: null })
})

test('two flushes at once are one upload', async () => {
  const { outbox, server, sync } = started()
  outbox.add(anEntry('a'))
  await Promise.all([sync.flush(), sync.flush()])
  expect(server.calls).toEqual([['a']])
})

test('a mark made during an upload goes with the next one', async () => {
  const { outbox, server, sync, parts } = started()
  const send = parts.send
  parts.send = (batch) => {
    if (server.calls.length === 0) outbox.add(anEntry('b'))
    return send(batch)
  }
  outbox.add(anEntry('a'))
  await sync.flush()
  expect(server.calls).toEqual([['a'], ['b']])
})

test('after a lost answer the same marks go again and count once', async () => {
  const { outbox, rosters, server, sync, retries, parts } = started()
  parts.send = async ({ marks }) => {
    const answer = server.take(marks)
    if (server.calls.length === 1) throw new Fault('timed-out')
    return answer
  }
  outbox.add(anEntry('a'))
  await sync.flush()
  expect(outbox.entries()).toHaveLength(1)
  expect(sync.state().fault).toBe('timed-out')
  retries[0]?.again()
  await sync.flush()
  expect(server.calls).toEqual([['a'], ['a']])
  expect(server.marks.size).toBe(1)
  expect(rosters.find('organiser', 'activity-1')?.view.marks).toHaveLength(1)
  expect(outbox.entries()).toEqual([])
})

test('the pause grows with each failure, and there is one timer however many marks are ticked', async () => {
  const { outbox, sync, retries } = started({
    send: failing(['offline', 'offline', 'offline'], async () => Promise.reject(new Fault('offline'))),
  })
  outbox.add(anEntry('a'))
  await sync.flush()
  await sync.flush()
  expect(retries.map(({ ms }) => ms)).toEqual([2_000])
  retries[0]?.again()
  await sync.flush()
  expect(retries.map(({ ms }) => ms)).toEqual([2_000, 8_000])
})

test('a refused mark stays with its reason and blocks nobody', async () => {
  const { outbox, server, sync } = started()
  server.refuse.add('a')
  outbox.add(anEntry('a'))
  outbox.add(anEntry('b'))
  outbox.add(anEntry('c', { activityId: 'activity-2' }))
  await sync.flush()
  expect(server.calls).toEqual([['a', 'b'], ['c']])
  expect(outbox.entries().map((entry) => [entry.mark.id, entry.trouble])).toEqual([['a', 'not-on-roster']])
})

test('an activity that is not theirs any more holds its marks back, and the next activity goes on', async () => {
  const { outbox, server, sync, parts } = started()
  parts.send = async ({ activityId, marks }) => {
    if (activityId === 'activity-1') throw new Fault('forbidden')
    return server.take(marks)
  }
  outbox.add(anEntry('a'))
  outbox.add(anEntry('b', { activityId: 'activity-2' }))
  await sync.flush()
  expect(server.calls).toEqual([['b']])
  expect(outbox.entries().map((entry) => [entry.mark.id, entry.trouble])).toEqual([['a', 'forbidden']])
  expect(sync.state().fault).toBeNull()
})

test('a batch that is too large is halved until it passes', async () => {
  const { outbox, server, sync, parts } = started()
  parts.send = async ({ marks }) => {
    if (marks.length > 1) throw new Fault('too-large')
    return server.take(marks)
  }
  for (const id of ['a', 'b', 'c']) outbox.add(anEntry(id))
  await sync.flush()
  expect(server.calls).toEqual([['a'], ['b'], ['c']])
})

test('somebody who is not signed in keeps the marks, and no timer runs', async () => {
  const { outbox, sync, retries } = started({ send: failing(['not-signed-in'], async () => Promise.reject(new Fault('offline'))) })
  outbox.add(anEntry('a'))
  await sync.flush()
  expect(outbox.entries().map((entry) => entry.trouble)).toEqual([null])
  expect(retries).toEqual([])
})

test('an answer about other marks does not send these round for ever', async () => {
  const { outbox, sync, retries, parts } = started()
  parts.send = async () => ({ results: [{ id: 'stranger', ok: true }], marks: [], cursor: 0, now: 0 })
  outbox.add(anEntry('a'))
  await sync.flush()
  expect(sync.state().fault).toBe('unreadable')
  expect(retries).toHaveLength(1)
})

test('killed between the roster and the outbox, a mark is in both and counts once', async () => {
  const { phone, drawer, outbox, sync } = started()
  outbox.add(anEntry('a'))
  // The phone dies at the second write: the roster has the mark, the outbox still has it too.
  phone.isFull = true
  await sync.flush()
  expect(phone.read().map((entry) => entry.mark.id)).toEqual(['a'])
  const marks = [...(drawer.read()[0]?.view.marks ?? []), ...phone.read().map((entry) => entry.mark)]
  expect(marks.map((mark) => mark.id)).toEqual(['a', 'a'])
  expect(foldMarks(marks).get('volunteer-1')).toMatchObject({ inMarkIds: expect.arrayContaining(['a']) })
})

test('killed before anything was sent, the next start sends it', async () => {
  const first = started()
  first.outbox.add(anEntry('a'))
  const outbox = openOutbox({ read: () => first.phone.read(), write: (entries) => first.phone.write(entries) })
  await startSync({ ...first.parts, outbox }).flush()
  expect(first.server.calls).toEqual([['a']])
})
