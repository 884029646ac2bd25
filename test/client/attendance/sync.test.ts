import { Fault } from '../../../src/client/wire/fault'
import { anEntry, anOwnEntry } from './marks'
import { failing, later, never, started } from './uploader'

test('waiting marks are sent, and accepted ones are among the marks of all phones', async () => {
  const { outbox, marks, server, sync } = started()
  outbox.add([anEntry('a'), anEntry('b')])
  await sync.flush()
  expect(server.calls).toEqual([['a', 'b']])
  expect(outbox.entries()).toEqual([])
  expect(marks()).toEqual(['a', 'b'])
  expect(sync.state()).toEqual({ isSending: false, fault: null })
})

test("a volunteer's own marks are sent too, and their answer has no marks of others", async () => {
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

test('a mark made during an upload is sent in the next one', async () => {
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

test.each(Array.from({ length: 16 }, (_, turns) => turns))(
  'a mark made at the end of an upload is sent, too: %i turns after its answer',
  async (turns) => {
    const { outbox, server, sync, parts } = started()
    const send = parts.send
    const another = async () => {
      await later(turns)
      outbox.add([anEntry('b')])
      return sync.flush()
    }
    parts.send = async (batch, since) => {
      const answer = await send(batch, since)
      if (server.calls.length === 1) void another()
      return answer
    }
    outbox.add([anEntry('a')])
    await sync.flush()
    await later(40)
    expect(server.calls).toEqual([['a'], ['b']])
  },
)

test('marks whose answer was lost are sent again and count once', async () => {
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

test('the pause grows with each failure, and there is one timer for any number of marks', async () => {
  const { outbox, sync, retries } = started({ send: failing(['offline', 'offline', 'offline'], never) })
  outbox.add([anEntry('a')])
  await sync.flush()
  await sync.flush()
  expect(retries.map(({ ms }) => ms)).toEqual([2_000])
  retries[0]?.again()
  await sync.flush()
  expect(retries.map(({ ms }) => ms)).toEqual([2_000, 8_000])
})

test('a new mark is sent at once, but after a failure it waits for the timer', async () => {
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

test('a refused mark stays with its reason and blocks no other', async () => {
  const { outbox, server, sync } = started()
  server.refuse.add('a')
  outbox.add([anEntry('a'), anEntry('b'), anEntry('c', { activityId: 'activity-2' })])
  await sync.flush()
  expect(server.calls).toEqual([['a', 'b'], ['c']])
  expect(outbox.entries().map((entry) => [entry.mark.id, entry.trouble])).toEqual([['a', 'not-on-list']])
})

test("a person who may no longer organise an activity keeps its unsent marks, loses its list, and the next activity's marks are sent", async () => {
  const { outbox, marksStore, server, sync, parts } = started()
  parts.send = async (batch, since) => {
    if (batch.activityId === 'activity-1') throw new Fault('forbidden')
    return server.take(batch, since)
  }
  outbox.add([anEntry('a'), anEntry('b', { activityId: 'activity-2' })])
  await sync.flush()
  expect(server.calls).toEqual([['b']])
  expect(outbox.entries().map((entry) => [entry.mark.id, entry.trouble])).toEqual([['a', 'forbidden']])
  expect(sync.state().fault).toBeNull()
  expect(marksStore.find('organiser', 'activity-1')).toBeUndefined()
})

test('a batch that is too large is halved until it is accepted; a single mark that is too large is held back', async () => {
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

test('the marks of a person who is not signed in stay on the phone, and no timer runs', async () => {
  const { outbox, sync, retries } = started({ send: failing(['not-signed-in'], never) })
  outbox.add([anEntry('a')])
  await sync.flush()
  expect(outbox.entries().map((entry) => entry.trouble)).toEqual([null])
  expect(retries).toEqual([])
})

test('after an answer about other marks the call is not repeated at once', async () => {
  const { outbox, sync, retries, parts } = started()
  parts.send = async () => ({ results: [{ id: 'stranger', ok: true }], down: null })
  outbox.add([anEntry('a')])
  await sync.flush()
  expect(sync.state().fault).toBe('unreadable')
  expect(retries).toHaveLength(1)
})

test('a call that fails after the network returned is repeated at once, and one that fails without that news waits for its pause', async () => {
  for (const [hasReturned, sent] of [
    [true, [['a']]],
    [false, []],
  ] as const) {
    const { outbox, server, sync, retries, parts } = started()
    const { send } = parts
    let fail: (fault: Fault) => void = () => undefined
    parts.send = () => {
      parts.send = send
      return new Promise((_, reject) => (fail = reject))
    }
    outbox.add([anEntry('a')])
    const sending = sync.flush()
    if (hasReturned) sync.networkReturned()
    fail(new Fault('timed-out'))
    await sending
    expect(server.calls).toEqual(sent)
    expect(retries).toHaveLength(hasReturned ? 0 : 1)
  }
})
