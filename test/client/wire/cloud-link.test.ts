import { createTRPCClient } from '@trpc/client'
import { CLOUD_LIMIT, type CloudCall, type CloudTransport, cloudLink } from '../../../src/client/wire/cloud-link'
import { Fault, faultOf } from '../../../src/client/wire/fault'
import type { AppRouter } from '../../../src/cloud/router'

/** A phone that reports a network. */
const reach = { isOnline: () => true, noteAnswer: () => undefined }

/** A client of a cloud function that answers each call with the call's path, unless `answer` is given. */
function connected(answer: (calls: CloudCall[]) => unknown = echo) {
  const invocations: CloudCall[][] = []
  const transport: CloudTransport = async (calls) => {
    invocations.push(calls)
    return answer(calls)
  }
  return { invocations, api: createTRPCClient<AppRouter>({ links: [cloudLink(transport, reach)] }) }
}
const echo = (calls: CloudCall[]) => ({ answers: calls.map((call) => ({ ok: true, data: call.path })) })
const faultFrom = (call: Promise<unknown>): Promise<Fault> => call.then(() => Promise.reject(new Error('no fault')), faultOf)

const activityId = '7b0c4b86-8f0e-4c5e-9f55-0d9a8f1f3a01'

test('the calls of one tick are one invocation, and each gets its own answer', async () => {
  const { api, invocations } = connected()
  const answers = await Promise.all([api.session.get.query(), api.vocabulary.get.query(), api.activities.get.query({ activityId })])
  expect(invocations).toHaveLength(1)
  expect(answers).toEqual(['session.get', 'vocabulary.get', 'activities.get'])
})

test('a call carries its path, its type and its input', async () => {
  const { api, invocations } = connected()
  await api.signUps.withdraw.mutate({ requestId: activityId, signUpId: activityId })
  expect(invocations[0]).toEqual([{ path: 'signUps.withdraw', type: 'mutation', input: { requestId: activityId, signUpId: activityId } }])
})

test('calls of different ticks are different invocations', async () => {
  const { api, invocations } = connected()
  await api.session.get.query()
  await api.session.get.query()
  expect(invocations).toHaveLength(2)
})

test('more calls than one invocation takes are sent as several', async () => {
  const { api, invocations } = connected()
  await Promise.all(Array.from({ length: 12 }, () => api.session.get.query()))
  expect(invocations.map((calls) => calls.length)).toEqual([10, 2])
})

test('calls above the size of an invocation are sent as several', async () => {
  const { api, invocations } = connected()
  const text = '义诊'.repeat(8_000)
  await Promise.all([api.activities.list.query({ text }), api.activities.list.query({ text })])
  expect(invocations.map((calls) => calls.length)).toEqual([1, 1])
})

test('a call that fails does not affect the others', async () => {
  const { api } = connected(() => ({
    answers: [
      { ok: false, fault: { code: 'not-found', requestId: 'request-1' } },
      { ok: true, data: 'fine' },
    ],
  }))
  const [first, second] = await Promise.all([faultFrom(api.activities.get.query({ activityId })), api.session.get.query()])
  expect([first.code, first.requestId]).toEqual(['not-found', 'request-1'])
  expect(second).toBe('fine')
})

test.each([
  ['nothing', undefined],
  ['another shape', { hello: 'world' }],
  ['fewer answers than calls', { answers: [] }],
  ['an unknown fault', { answers: [{ ok: false, fault: { code: 'weird', requestId: 'x' } }] }],
])('an answer of %s is unreadable', async (_what, answer) => {
  const { api } = connected(() => answer)
  expect((await faultFrom(api.session.get.query())).code).toBe('unreadable')
})

test('any error of the transport is a call without an answer, and a fault is passed on', async () => {
  const failing = (error: Error) =>
    connected(() => {
      throw error
    }).api.session.get.query()
  expect((await faultFrom(failing(new Error('request:fail')))).code).toBe('unreachable')
  expect((await faultFrom(failing(new Fault('unavailable')))).code).toBe('unavailable')
})

test('an answer later than the limit has timed out, and is ignored', async () => {
  jest.useFakeTimers()
  try {
    let arrive: (answer: unknown) => void = () => undefined
    const transport: CloudTransport = () => new Promise((resolve) => (arrive = resolve))
    const api = createTRPCClient<AppRouter>({ links: [cloudLink(transport, reach)] })
    const fault = faultFrom(api.session.get.query())
    await jest.advanceTimersByTimeAsync(CLOUD_LIMIT)
    arrive({ answers: [{ ok: true, data: 'late' }] })
    expect((await fault).code).toBe('timed-out')
  } finally {
    jest.useRealTimers()
  }
})
