/**
 * Sends marks from the outbox to the server and fetches the other phones' marks. One call at a time; a lost answer is
 * harmless, because the same marks are sent again. Calls and timer are arguments, so that a test can lose answers.
 */
import type { SyncAnswer } from '../../contract/attendance/attendance'
import { type FaultCode, type ServerFault, isRetryable } from '../../contract/codes'
import { BYTES_PER_SYNC, MARKS_PER_SYNC } from '../../contract/limits'
import type { SentMark } from '../../contract/attendance/marks'
import { Fault, faultOf } from '../wire/fault'
import { backOff } from '../wire/retry'
import type { MarksStore } from './marks-store'
import { openWatchers } from '../phone/watchers'
import type { BatchLimit, Outbox, OutboxBatch } from './outbox'

/** Answer to a batch. `down` has the marks of other phones; null after a volunteer's own marks. */
export type BatchAnswer = Pick<SyncAnswer, 'results'> & { down: Omit<SyncAnswer, 'results'> | null }

/** Dependencies of syncing. */
export interface SyncParts {
  outbox: Outbox
  marksStore: MarksStore
  owner: () => string
  send: (batch: OutboxBatch, since: number) => Promise<BatchAnswer>
  /** Runs `again` after `ms` milliseconds. */
  later: (again: () => void, ms: number) => void
}

/** State of syncing. */
export interface SyncState {
  isSending: boolean
  /** Fault of the last call; null after a success. */
  fault: FaultCode | null
}

/** Pause by the number of failures, ms: up to two minutes, since a village may have no network for hours. */
const pause = backOff(120_000)

/** True for a fault of the network or of the caller, after which the marks wait. Other faults are about the marks that were sent. */
const waits = (fault: FaultCode): boolean => isRetryable(fault) || fault === 'not-signed-in' || fault === 'unreadable'

/** Starts syncing one outbox. */
export function startSync(parts: SyncParts) {
  let state: SyncState = { isSending: false, fault: null }
  let running: Promise<void> | null = null
  let failures = 0
  let isRetrySet = false
  let isNetworkNew = false
  const { subscribe, notifyAll } = openWatchers()
  const setState = (next: SyncState) => {
    state = next
    notifyAll()
  }

  async function run(): Promise<void> {
    setState({ ...state, isSending: true })
    let fault: FaultCode | null
    do {
      isNetworkNew = false
      fault = await drain(parts)
      // A mark may have been added since the last check, or the call may have been lost with the network before.
    } while (fault === null ? hasWork(parts) : isNetworkNew)
    failures = fault === null ? 0 : failures + 1
    running = null
    setState({ isSending: false, fault })
    // A caller who is not signed in has to sign in first, so no retry is scheduled.
    if (fault !== null && fault !== 'not-signed-in') retryLater()
  }
  /** Schedules a retry, unless one is scheduled already. */
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
    /** Sends all waiting marks, or joins the sending under way. Never rejects. */
    flush,
    /** Sends at once over a network that has returned. A call under way is repeated if it fails, since it began without that network. */
    networkReturned: (): void => {
      isNetworkNew = true
      failures = 0
      void flush()
    },
    /** Sends a new mark. After a failure the mark waits for the scheduled retry, like the others. */
    nudge: (): void => {
      if (!isRetrySet) void flush()
    },
    state: () => state,
    subscribe,
  }
}

/** Sends until nothing waits. Never rejects. @returns the fault that stopped it, or null */
async function drain(parts: SyncParts): Promise<FaultCode | null> {
  let most: BatchLimit = { marks: MARKS_PER_SYNC, bytes: BYTES_PER_SYNC }
  try {
    for (;;) {
      const batch = nextWork(parts, most)
      if (!batch) return null
      const fault = await exchange(parts, batch)
      if (fault === null) continue
      if (waits(fault)) return fault
      if (fault === 'too-large' && batch.marks.length > 1) most = { marks: Math.ceil(batch.marks.length / 2), bytes: BYTES_PER_SYNC }
      else if (batch.marks.length > 0) parts.outbox.holdBack(idsOf(batch), fault as ServerFault)
    }
  } catch (error) {
    // The phone could not write the results: the marks stay and are sent again.
    return faultOf(error).code
  }
}

/** The next call. Unsent marks come before requests for other phones' marks. */
function nextWork({ outbox, marksStore, owner }: SyncParts, most?: BatchLimit): OutboxBatch | null {
  const batch = outbox.nextBatch(owner(), most)
  const activityId = batch ? undefined : marksStore.wanting(owner())
  return activityId === undefined ? batch : { activityId, as: 'organiser', marks: [] }
}

function hasWork(parts: SyncParts): boolean {
  try {
    return nextWork(parts) !== null
  } catch {
    return false
  }
}

/** Makes one call and applies its answer. @returns the fault; null after a success */
async function exchange(parts: SyncParts, batch: OutboxBatch): Promise<FaultCode | null> {
  const { marksStore, outbox } = parts
  const owner = parts.owner()
  const { activityId } = batch
  const known = marksStore.find(owner, activityId)
  const since = known?.cursor ?? 0
  let answer: BatchAnswer
  try {
    answer = await parts.send(batch, since)
    requireProgress(answer, batch, since)
  } catch (error) {
    const { code } = faultOf(error)
    // A person who may not send marks of an activity may not have its list either. After another final fault the other phones' marks
    // are no longer requested.
    if (code === 'forbidden' && batch.as === 'organiser') marksStore.cutOff(owner, activityId, known?.heardAt ?? 0)
    else if (!waits(code)) marksStore.want(owner, activityId, false)
    return code
  }
  const { down, results } = answer
  // Marks are stored before the outbox is changed. After a crash in between, a mark is in both places, and `foldMarks` counts it once.
  if (down?.isCutOff) marksStore.cutOff(owner, activityId, down.now)
  else if (down) marksStore.merge(owner, activityId, { ...down, since }, acceptedIn(batch, results))
  outbox.settle(results)
  marksStore.saveAgain()
  return null
}

function acceptedIn(batch: OutboxBatch, results: BatchAnswer['results']): SentMark[] {
  const accepted = new Set(results.flatMap(({ id, ok }) => (ok ? [id] : [])))
  return batch.as === 'organiser' ? batch.marks.filter(({ id }) => accepted.has(id)) : []
}

/** Rejects an answer without progress, or about none of the marks sent, since the phone would repeat the call for ever. @throws Fault */
function requireProgress({ results, down }: BatchAnswer, batch: OutboxBatch, since: number): void {
  const sent = new Set(idsOf(batch))
  const isAbout = sent.size === 0 ? down !== null && (!down.hasMore || down.cursor > since) : results.some(({ id }) => sent.has(id))
  if (!isAbout) throw new Fault('unreadable')
}

const idsOf = (batch: OutboxBatch): string[] => batch.marks.map((mark) => mark.id)
