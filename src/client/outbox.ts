/**
 * Marks that the server has not confirmed. A mark is on the phone before the screen shows it, and leaves only
 * when the server has taken it or a person has dealt with it. Storage is an argument: this runs without a phone.
 */
import type { MarkRefusal, SyncAnswer } from '../contract/attendance'
import type { ServerFault } from '../contract/codes'
import { MARKS_PER_SYNC } from '../contract/limits'
import type { Mark } from '../domain/attendance'

/** Why a mark stays although the server was reached: the mark itself was refused, or the whole call was. */
export type MarkTrouble = MarkRefusal | ServerFault

/** A mark on its way. */
export interface OutboxEntry {
  activityId: string
  /** Who made it; another person's session must not send it. */
  owner: string
  mark: Mark
  trouble: MarkTrouble | null
}

/** Where the entries lie. */
export interface OutboxStore {
  read: () => OutboxEntry[]
  /** Returns when the entries are on the phone. @throws when there is no room. */
  write: (entries: OutboxEntry[]) => void
}

/** What one upload carries. */
export interface OutboxBatch {
  activityId: string
  marks: Mark[]
}

/** An opened outbox. */
export type Outbox = ReturnType<typeof openOutbox>

/** Every change reads the store afresh: two tabs of one browser share it. */
export function openOutbox(store: OutboxStore) {
  let entries: readonly OutboxEntry[] = store.read()
  const watchers = new Set<() => void>()
  const change = (changed: (current: OutboxEntry[]) => OutboxEntry[]) => {
    const next = changed(store.read())
    // Written first: what the screen shows survives the next instant.
    store.write(next)
    entries = next
    for (const tell of watchers) tell()
  }

  return {
    /** The same array until something changes. */
    entries: () => entries,
    subscribe: (tell: () => void) => {
      watchers.add(tell)
      return () => void watchers.delete(tell)
    },
    /** Returns when the mark is on the phone. @throws when there is no room. */
    add: (entry: Omit<OutboxEntry, 'trouble'>) => change((current) => [...current, { ...entry, trouble: null }]),
    /** The oldest marks that may go, all of one activity; null when nothing waits. */
    nextBatch: (owner: string, largest = MARKS_PER_SYNC) => nextBatch(store.read(), owner, largest),
    /** Accepted marks leave, refused ones stay with their reason. The same answer may arrive twice. */
    settle: (results: SyncAnswer['results']) => change((current) => settle(current, results)),
    /** The whole call was refused: its marks stay with that reason and let the others pass. */
    holdBack: (ids: readonly string[], trouble: ServerFault) =>
      change((current) => current.map((entry) => (ids.includes(entry.mark.id) ? { ...entry, trouble } : entry))),
    /** A person asks to try the troubled ones again. */
    tryAgain: () => change((current) => current.map((entry) => ({ ...entry, trouble: null }))),
    /** A person has looked at a refused mark and lets it go. */
    discard: (id: string) => change((current) => current.filter((entry) => entry.mark.id !== id)),
  }
}

function nextBatch(entries: readonly OutboxEntry[], owner: string, largest: number): OutboxBatch | null {
  const waiting = entries.filter((entry) => entry.owner === owner && entry.trouble === null)
  const activityId = waiting[0]?.activityId
  if (activityId === undefined) return null
  const marks = waiting.filter((entry) => entry.activityId === activityId).map((entry) => entry.mark)
  return { activityId, marks: marks.slice(0, largest) }
}

function settle(entries: OutboxEntry[], results: SyncAnswer['results']): OutboxEntry[] {
  const byId = new Map(results.map((result) => [result.id, result]))
  return entries.flatMap((entry) => {
    const result = byId.get(entry.mark.id)
    if (!result) return [entry]
    return result.ok ? [] : [{ ...entry, trouble: result.reason }]
  })
}

/** Whatever lies in the storage under the key: entries, or nothing that can be read. */
export const readEntries = (stored: unknown): OutboxEntry[] =>
  Array.isArray(stored)
    ? (stored as OutboxEntry[]).filter(
        (entry) => typeof entry?.mark?.id === 'string' && typeof entry.mark.volunteerId === 'string' && typeof entry.mark.at === 'number',
      )
    : []
