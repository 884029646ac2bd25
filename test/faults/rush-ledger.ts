/** The crowd's ledger: every acknowledged answer, faults that should not occur, and counts. */
import { isDeepStrictEqual } from 'node:util'
import type { Path } from './rush-calls'

export interface Acknowledged {
  path: Path
  openid: string
  input: { requestId: string }
  answer: { ok: true; signUpId?: string; teamId?: string; status?: 'confirmed' | 'waitlisted' } | { ok: false; reason: string }
}

export interface Ledger {
  /** The first answer to each request, by request id. */
  acknowledged: ReadonlyMap<string, Acknowledged>
  /** Faults that should not occur. Equal faults are one line with their number. */
  wrong(): string[]
  figures: { attempts: number; retries: number; cutOff: number; unavailable: number; overdue: number }
  acknowledge(heard: Acknowledged): void
  blame(what: string): void
  /** Resolves when this many requests have been acknowledged, or when the crowd is done. */
  reached(count: number): Promise<void>
  close(): void
}

export function openLedger(): Ledger {
  const acknowledged = new Map<string, Acknowledged>()
  const wrong = new Map<string, number>()
  const blame = (what: string) => wrong.set(what, (wrong.get(what) ?? 0) + 1)
  let watchers: { count: number; tell: () => void }[] = []
  const tellThose = (isTold: (count: number) => boolean) => {
    for (const { count, tell } of watchers) if (isTold(count)) tell()
    watchers = watchers.filter(({ count }) => !isTold(count))
  }
  return {
    acknowledged,
    wrong: () => [...wrong].map(([what, times]) => `${what} (${times} times)`),
    blame,
    figures: { attempts: 0, retries: 0, cutOff: 0, unavailable: 0, overdue: 0 },
    acknowledge(heard) {
      const first = acknowledged.get(heard.input.requestId)
      if (!first) acknowledged.set(heard.input.requestId, heard)
      else if (!isDeepStrictEqual(first.answer, heard.answer))
        blame(`${heard.path} was answered ${JSON.stringify(first.answer)}, and to its retry ${JSON.stringify(heard.answer)}`)
      tellThose((count) => count <= acknowledged.size)
    },
    reached: (count) =>
      new Promise((tell) => {
        if (count <= acknowledged.size) tell()
        else watchers.push({ count, tell })
      }),
    close: () => tellThose(() => true),
  }
}
