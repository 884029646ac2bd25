import { Fault, faultOf, isOutOfReach } from '../../../src/client/wire/fault'
import { shownSince } from '../../../src/client/wire/freshness'
import { backOff, shouldRetryQuery } from '../../../src/client/wire/retry'
import type { FaultCode } from '../../../src/contract/codes'

jest.mock('@tarojs/taro', () => ({ getStorageSync: () => '', setStorageSync: () => undefined }))

test.each<[FaultCode, boolean, string]>([
  ['timed-out', true, 'the way may be free again'],
  ['unavailable', true, 'the server may be back'],
  ['internal', true, 'it may not happen twice'],
  ['too-many', true, 'after a pause'],
  ['unreachable', true, 'the server may be starting again'],
  ['offline', false, 'coming back online asks by itself'],
  ['forbidden', false, 'the answer would be the same'],
  ['malformed', false, 'the answer would be the same'],
  ['not-found', false, 'the answer would be the same'],
  ['unreadable', false, 'the answer would be the same'],
])('a query that failed with %s is repeated: %s (%s)', (code, expected) => {
  expect(shouldRetryQuery(0, new Fault(code))).toBe(expected)
})

test('a query is repeated twice automatically, then only by the user', () => {
  expect(shouldRetryQuery(1, new Fault('timed-out'))).toBe(true)
  expect(shouldRetryQuery(2, new Fault('timed-out'))).toBe(false)
})

test('pauses double up to the longest', () => {
  expect([0, 1, 2, 10].map(backOff(30_000))).toEqual([1_000, 2_000, 4_000, 30_000])
})

test.each([
  ['a fault', new Fault('forbidden'), 'forbidden'],
  ["the server's code in a wrapped error", { data: { fault: 'not-found', requestId: 'x' } }, 'not-found'],
  ["the link's fault as the cause", { cause: new Fault('offline') }, 'offline'],
  ['a code that only a link may use, sent by a server', { data: { fault: 'offline' } }, 'unreadable'],
  ['anything else', new Error('x'), 'unreadable'],
  ['nothing', null, 'unreadable'],
])('%s is read as its code', (_what, error, code) => {
  expect(faultOf(error).code).toBe(code)
})

test('an answer counts as old only when the server is out of reach', () => {
  expect(isOutOfReach(new Fault('offline'))).toBe(true)
  expect(isOutOfReach(new Fault('unreachable'))).toBe(true)
  expect(isOutOfReach(new Fault('timed-out'))).toBe(true)
  expect(isOutOfReach(new Fault('forbidden'))).toBe(false)
})

describe('the age of answers on a screen', () => {
  const answer = (part: object) => ({ data: ['x'], dataUpdatedAt: 700, error: null, failureReason: null, ...part })

  test('is not shown while the server answers', () => {
    expect(shownSince([answer({})], true)).toBeNull()
  })
  test('is the time of the answer once a refetch fails', () => {
    expect(shownSince([answer({ error: new Fault('offline') })], true)).toBe(700)
  })
  test('is shown during the first retry', () => {
    expect(shownSince([answer({ failureReason: new Fault('timed-out') })], true)).toBe(700)
  })
  test('is shown at once when the phone has no network', () => {
    expect(shownSince([answer({})], false)).toBe(700)
  })
  test('is the age of the oldest of several answers', () => {
    expect(shownSince([answer({}), answer({ dataUpdatedAt: 300 })], false)).toBe(300)
  })
  test('is not shown on a screen without any answer, which shows an error instead', () => {
    expect(shownSince([answer({ data: undefined, error: new Fault('offline') })], false)).toBeNull()
  })
  test('is not shown for a refusal, since the answer is current', () => {
    expect(shownSince([answer({ error: new Fault('forbidden') })], true)).toBeNull()
  })
})
