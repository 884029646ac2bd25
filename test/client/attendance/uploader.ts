/** Syncing on a phone's storage, with a server. */
import { Fault } from '../../../src/client/wire/fault'
import { openMarksStore } from '../../../src/client/attendance/marks-store'
import { openOutbox } from '../../../src/client/attendance/outbox'
import { OUTBOX } from '../../../src/client/attendance/outbox-store'
import { listOnPhone } from '../../../src/client/attendance/list-pack'
import { type BatchAnswer, type SyncParts, startSync } from '../../../src/client/attendance/sync'
import type { SyncAnswer } from '../../../src/contract/attendance/attendance'
import type { FaultCode } from '../../../src/contract/codes'
import { type ServerMark, markFromSent, serverMarkOf } from '../../../src/contract/attendance/marks'
import { VISIT, aStorage } from './marks'

type Batch = Parameters<SyncParts['send']>[0]

/** A server that stores marks by id like the real one, and can refuse marks or cut the phone off. */
export function aServer() {
  const marks = new Map<string, ServerMark>()
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
      for (const mark of batch.marks) if (!isRefused(mark.id)) marks.set(mark.id, serverMarkOf(markFromSent(mark, 'phone-1')))
      const reason = this.isCutOff ? 'phone-cut-off' : 'not-on-list'
      const results: SyncAnswer['results'] = batch.marks.map(({ id }) => (isRefused(id) ? { id, ok: false, reason } : { id, ok: true }))
      const sent = this.isCutOff ? [] : [...marks.values()].slice(since, since + this.perAnswer)
      const down = {
        marks: sent,
        cursor: since + sent.length,
        hasMore: sent.length === this.perAnswer,
        isCutOff: this.isCutOff,
        visit: VISIT,
        now: this.now,
      }
      return { results, down }
    },
  }
}

export const openOn = (phone: ReturnType<typeof aStorage>) => ({
  outbox: openOutbox({ read: () => phone.read(OUTBOX), write: (entries) => phone.write(OUTBOX, entries) }),
  marksStore: openMarksStore(phone, () => 'phone-1'),
})

export function started(overrides: Partial<Pick<SyncParts, 'send'>> = {}) {
  const phone = aStorage()
  const { outbox, marksStore } = openOn(phone)
  listOnPhone(marksStore, 'organiser', 'activity-1', 100_000)
  const server = aServer()
  const retries: { again: () => void; ms: number }[] = []
  const parts: SyncParts = {
    outbox,
    marksStore,
    owner: () => 'organiser',
    send: async (batch, since) => server.take(batch, since),
    later: (again, ms) => retries.push({ again, ms }),
    ...overrides,
  }
  const marks = () => marksStore.find('organiser', 'activity-1')?.marks.map(({ id }) => id)
  return { phone, outbox, marksStore, server, retries, parts, marks, sync: startSync(parts) }
}

/** Fails once with each code, then calls the server. */
export const failing =
  (codes: FaultCode[], then: SyncParts['send']): SyncParts['send'] =>
  async (batch, since) => {
    const code = codes.shift()
    if (code) throw new Fault(code)
    return then(batch, since)
  }
export const never: SyncParts['send'] = async () => Promise.reject(new Fault('offline'))

/** Waits for this many turns of the promise queue. */
export async function later(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await Promise.resolve()
}
