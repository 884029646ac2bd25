/**
 * tRPC over one cloud function. The calls of one tick are sent in one invocation, and the answers are in the same order.
 * The transport is an argument, so that tests run without WeChat.
 */
import { TRPCClientError, type TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { AppRouter } from '../../cloud/router'
import { Fault, faultFromData, faultOf } from './fault'
import { type Reach, reached } from './reach'

/** One call as the function receives it. */
export interface CloudCall {
  path: string
  type: string
  input: unknown
}
type CloudAnswer = { ok: true; data: unknown } | { ok: false; fault: { code: string; requestId: string } }

/** Sends the calls and resolves with the function's return value. @throws a Fault, or any other error without an answer */
export type CloudTransport = (calls: CloudCall[]) => Promise<unknown>

/** Longest wait for an answer, ms. The platform would wait a minute, which is too long for people. */
export const CLOUD_LIMIT = 8_000
/** Largest batch, bytes: the platform limits an invocation to 100 KB, so a larger one is split. */
const LARGEST_BATCH = 90_000
/** Largest number of calls in one invocation. */
const MOST_CALLS = 10

interface Waiting {
  call: CloudCall
  resolve: (data: unknown) => void
  reject: (fault: Fault) => void
}

/** The terminating link. */
export function cloudLink(transport: CloudTransport, reach: Reach): TRPCLink<AppRouter> {
  const enqueue = batching((calls) => withinLimit(reached(reach, () => transport(calls))))
  return () =>
    ({ op }) =>
      observable((observer) => {
        const answered = (data: unknown) => {
          observer.next({ result: { type: 'data', data } })
          observer.complete()
        }
        enqueue({ path: op.path, type: op.type, input: op.input }).then(answered, (fault: Fault) =>
          observer.error(TRPCClientError.from(fault)),
        )
      })
}

function batching(transport: CloudTransport) {
  let waiting: Waiting[] = []
  const leave = () => {
    const leaving = waiting
    waiting = []
    for (const batch of inBatches(leaving)) void deliver(batch, transport)
  }
  return (call: CloudCall) =>
    new Promise<unknown>((resolve, reject) => {
      if (waiting.length === 0) setTimeout(leave, 0)
      waiting.push({ call, resolve, reject })
    })
}

function inBatches(waiting: Waiting[]): Waiting[][] {
  const batches: Waiting[][] = []
  let size = 0
  for (const item of waiting) {
    // A character takes three bytes at most.
    const own = JSON.stringify(item.call).length * 3
    const last = batches[batches.length - 1]
    if (last && last.length < MOST_CALLS && size + own <= LARGEST_BATCH) {
      last.push(item)
      size += own
    } else {
      batches.push([item])
      size = own
    }
  }
  return batches
}

async function deliver(batch: Waiting[], transport: CloudTransport): Promise<void> {
  try {
    const returned = await transport(batch.map((item) => item.call))
    const answers = (returned as { answers?: unknown } | null | undefined)?.answers
    if (!Array.isArray(answers)) throw new Fault('unreadable')
    batch.forEach((item, i) => settle(item, answers[i] as CloudAnswer | undefined))
  } catch (error) {
    for (const item of batch) item.reject(faultOf(error))
  }
}

function settle(item: Waiting, answer: CloudAnswer | undefined): void {
  if (answer?.ok === true) item.resolve(answer.data)
  else item.reject(faultFromData({ fault: answer?.fault?.code, requestId: answer?.fault?.requestId }) ?? new Fault('unreadable'))
}

function withinLimit<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Fault('timed-out')), CLOUD_LIMIT)
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
