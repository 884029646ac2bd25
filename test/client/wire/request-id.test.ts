import { holdRequestId } from '../../../src/client/wire/request-id'

/** A server with its answers in turn (undefined: the answer is lost), and the ids that reached it. */
function asking(answers: readonly (boolean | undefined)[], isRepeatable = false) {
  let made = 0
  const sent: string[] = []
  const request = holdRequestId(() => `id-${++made}`, isRepeatable)
  const ask = (asked: string) =>
    request(asked, async (requestId) => {
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

test('another wish is another request', async () => {
  const { ask, sent } = asking([undefined, undefined])
  await ask('this')
  await ask('that')
  expect(sent).toEqual(['id-1', 'id-2'])
})

test('after a refusal the same wish is a new request, and stays that one', async () => {
  const { ask, sent } = asking([false, undefined, true])
  await ask('this')
  await ask('this')
  await ask('this')
  expect(sent).toEqual(['id-1', 'id-2', 'id-2'])
})

test('two refusals of a double tap end one request, not the next one, too', async () => {
  const { ask, sent } = asking([false, false, true])
  await Promise.all([ask('this'), ask('this')])
  await ask('this')
  expect(sent).toEqual(['id-1', 'id-1', 'id-2'])
})

test('a second tap after success gets the first answer', async () => {
  const { ask, sent } = asking([true, true])
  await ask('this')
  await ask('this')
  expect(sent).toEqual(['id-1', 'id-1'])
})

test('what may be wanted again after success is then a new request', async () => {
  const { ask, sent } = asking([true, undefined, true], true)
  await ask('this')
  await ask('this')
  await ask('this')
  expect(sent).toEqual(['id-1', 'id-2', 'id-2'])
})

test('a late refusal of an earlier wish leaves the request under way its id', async () => {
  const { ask, sent } = asking([false, undefined, true])
  const first = ask('this')
  await Promise.all([first, ask('that')])
  await ask('that')
  expect(sent).toEqual(['id-1', 'id-2', 'id-2'])
})
