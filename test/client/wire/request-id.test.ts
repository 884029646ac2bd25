import { Fault } from '../../../src/client/wire/fault'
import { type PendingRequest, holdRequestId, sendKept } from '../../../src/client/wire/request-id'

/** A server that gives these answers in turn (undefined: the answer is lost), and the ids that it received. */
function asking(answers: readonly (boolean | undefined)[], isRepeatable = false) {
  let made = 0
  const sent: string[] = []
  const request = holdRequestId(() => `id-${++made}`, isRepeatable)
  const ask = (wish: string) =>
    request(wish, async (requestId) => {
      const ok = answers[sent.push(requestId) - 1]
      if (ok === undefined) throw new Error('lost')
      return { ok }
    }).catch(() => undefined)
  return { ask, sent }
}

test('a double tap is one request', async () => {
  const { ask, sent } = asking([true, true])
  await Promise.all([ask('this'), ask('this')])
  expect(sent).toEqual(['id-1', 'id-1'])
})

test('a retry after a fault is the same request', async () => {
  const { ask, sent } = asking([undefined, true])
  await ask('this')
  await ask('this')
  expect(sent).toEqual(['id-1', 'id-1'])
})

test('another change is another request', async () => {
  const { ask, sent } = asking([undefined, undefined])
  await ask('this')
  await ask('that')
  expect(sent).toEqual(['id-1', 'id-2'])
})

test('after a refusal the same change is a new request, which then keeps its id', async () => {
  const { ask, sent } = asking([false, undefined, true])
  await ask('this')
  await ask('this')
  await ask('this')
  expect(sent).toEqual(['id-1', 'id-2', 'id-2'])
})

test('the two refusals of a double tap end only one request, not the next one too', async () => {
  const { ask, sent } = asking([false, false, true])
  await Promise.all([ask('this'), ask('this')])
  await ask('this')
  expect(sent).toEqual(['id-1', 'id-1', 'id-2'])
})

test('a second tap after a success gets the first answer', async () => {
  const { ask, sent } = asking([true, true])
  await ask('this')
  await ask('this')
  expect(sent).toEqual(['id-1', 'id-1'])
})

test('a repeatable change is a new request after a success', async () => {
  const { ask, sent } = asking([true, undefined, true], true)
  await ask('this')
  await ask('this')
  await ask('this')
  expect(sent).toEqual(['id-1', 'id-2', 'id-2'])
})

test('a late refusal of an earlier change does not change the id of the present request', async () => {
  const { ask, sent } = asking([false, undefined, true])
  const first = ask('this')
  await Promise.all([first, ask('that')])
  await ask('that')
  expect(sent).toEqual(['id-1', 'id-2', 'id-2'])
})

describe('a request kept by its draft', () => {
  /** A draft with a server that gives these answers in turn. */
  function keeping(...answers: (boolean | Fault)[]) {
    const sent: string[] = []
    const draft: { pending: PendingRequest | null } = { pending: null }
    let ids = 0
    const send = (wish: string) =>
      sendKept(draft.pending, wish, {
        send: async (requestId) => {
          sent.push(requestId)
          const answer = answers.shift()
          if (typeof answer !== 'boolean') throw answer ?? new Error('asked too often')
          return { ok: answer }
        },
        makeId: () => `id-${++ids}`,
        keep: (pending) => void (draft.pending = pending),
      })
    return { send, sent, draft }
  }

  test('is on the phone before it is sent', async () => {
    const { send, draft } = keeping(new Fault('timed-out'))
    await expect(send('this')).rejects.toMatchObject({ code: 'timed-out' })
    expect(draft.pending).toEqual({ requestId: 'id-1', body: 'this' })
  })

  test('is sent again with the same id when its answer was lost', async () => {
    const { send, sent } = keeping(new Fault('unreadable'), true)
    await expect(send('this')).rejects.toMatchObject({ code: 'unreadable' })
    await send('this')
    expect(sent).toEqual(['id-1', 'id-1'])
  })

  test('is another request when its content has changed', async () => {
    const { send, sent } = keeping(new Fault('offline'), true)
    await expect(send('this')).rejects.toMatchObject({ code: 'offline' })
    await send('that')
    expect(sent).toEqual(['id-1', 'id-2'])
  })

  test('gets a new id after a refusal', async () => {
    const { send, sent, draft } = keeping(false, true)
    await send('this')
    expect(draft.pending).toBeNull()
    await send('this')
    expect(sent).toEqual(['id-1', 'id-2'])
  })

  test('keeps its id after a success until the draft is deleted, so that a kill in between repeats nothing', async () => {
    const { send, sent } = keeping(true, true)
    await send('this')
    await send('this')
    expect(sent).toEqual(['id-1', 'id-1'])
  })

  test('is dropped after a fault that a retry cannot fix', async () => {
    const { send, draft } = keeping(new Fault('malformed'))
    await expect(send('this')).rejects.toMatchObject({ code: 'malformed' })
    expect(draft.pending).toBeNull()
  })
})
