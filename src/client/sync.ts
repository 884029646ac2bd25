/**
 * Takes marks from the outbox to the server. One upload at a time; a lost answer is harmless, because the same
 * marks simply go again. Calls and timer are arguments, so that a test can lose answers at will.
 */
import type { SyncAnswer } from '../contract/attendance'
import { type FaultCode, type ServerFault, isRetryable } from '../contract/codes'
import { BYTES_PER_SYNC, MARKS_PER_SYNC } from '../contract/limits'
import { Fault, faultOf } from './fault'
import type { BatchLimit, Outbox, OutboxBatch } from './outbox'
import type { Rosters } from './roster'

/** What became of a batch; a volunteer's own marks bring nobody else's down. */
export type BatchAnswer = Pick<SyncAnswer, 'results'> & { down: Omit<SyncAnswer, 'results'> | null }

/** What the uploader works with. */
export interface SyncParts {
  outbox: Outbox
  rosters: Rosters
  owner: () => string
  send: (batch: OutboxBatch, since: number) => Promise<BatchAnswer>
  /** Runs `again` after so many milliseconds. */
  later: (again: () => void, ms: number) => void
}

/** How the upload goes. */
export interface SyncState {
  isSending: boolean
  /** Why the last upload did not get through; null when it did. */
  fault: FaultCode | null
}

/** 2 s, 4 s, 8 s … to two minutes. */
const pause = (failures: number): number => Math.min(1_000 * 2 ** failures, 120_000)

/** Faults of the way or of the caller: the marks are fine and wait. All others speak of the marks that were sent. */
const waits = (fault: FaultCode): boolean => isRetryable(fault) || fault === 'not-signed-in' || fault === 'unreadable'

/** The uploader of one outbox. */
export function startSync(parts: SyncParts) {
  let state: SyncState = { isSending: false, fault: null }
  let running: Promise<void> | null = null
  let failures = 0
  let isRetrySet = false
  const watchers = new Set<() => void>()
  const say = (next: SyncState) => {
    state = next
    for (const tell of watchers) tell()
  }

  async function run(): Promise<void> {
    say({ ...state, isSending: true })
    const fault = await drain(parts)
    failures = fault === null ? 0 : failures + 1
    running = null
    say({ isSending: false, fault })
    // Signing in, not waiting, is what helps somebody who is not signed in.
    if (fault !== null && fault !== 'not-signed-in') retryLater()
  }
  /** One timer, however many marks are ticked meanwhile. */
  function retryLater(): void {
    if (isRetrySet) return
    isRetrySet = true
    parts.later(() => {
      isRetrySet = false
      void flush()
    }, pause(failures))
  }
  const flush = (): Promise<void> => (running ??= run())

  return {
    /** Sends what waits, or joins the upload under way. Never rejects. */
    flush,
    state: () => state,
    subscribe: (tell: () => void) => {
      watchers.add(tell)
      return () => void watchers.delete(tell)
    },
  }
}

/** Sends until nothing waits (null) or nobody takes it (the fault). Never rejects. */
async function drain(parts: SyncParts): Promise<FaultCode | null> {
  let most: BatchLimit = { marks: MARKS_PER_SYNC, bytes: BYTES_PER_SYNC }
  try {
    for (;;) {
      const batch = parts.outbox.nextBatch(parts.owner(), most)
      if (!batch) return null
      const fault = await upload(parts, batch)
      if (fault === null) continue
      if (waits(fault)) return fault
      if (fault === 'too-large' && batch.marks.length > 1) most = { marks: Math.ceil(batch.marks.length / 2), bytes: BYTES_PER_SYNC }
      else parts.outbox.holdBack(idsOf(batch), fault as ServerFault)
    }
  } catch (error) {
    // The phone could not write what became of the marks: they stay and go again.
    return faultOf(error).code
  }
}

/** Null when the answer settled something, or else why it did not. */
async function upload(parts: SyncParts, batch: OutboxBatch): Promise<FaultCode | null> {
  const owner = parts.owner()
  let answer: BatchAnswer
  try {
    answer = await parts.send(batch, parts.rosters.find(owner, batch.activityId)?.view.cursor ?? 0)
    requireProgress(answer, batch)
  } catch (error) {
    return faultOf(error).code
  }
  // The roster first: killed between these lines, a mark is in both, and the fold counts it once.
  if (answer.down) parts.rosters.merge(owner, batch.activityId, answer.down)
  parts.outbox.settle(answer.results)
  return null
}

/** An answer about none of the marks sent would send them round for ever. */
function requireProgress(answer: BatchAnswer, batch: OutboxBatch): void {
  const sent = new Set(idsOf(batch))
  if (!answer.results.some((result) => sent.has(result.id))) throw new Fault('unreadable')
}

const idsOf = (batch: OutboxBatch): string[] => batch.marks.map((mark) => mark.id)
