/**
 * Marks that the server has not confirmed. A mark is on the phone before the screen shows it, and is removed only
 * when the server has accepted it or a person has dealt with it. Storage is an argument, so that tests run without a phone.
 */
import type { MarkRefusal, MarkResult } from '../../contract/attendance/attendance'
import type { ServerFault } from '../../contract/codes'
import { BYTES_PER_SYNC, MARKS_PER_CHECK_IN, MARKS_PER_SYNC } from '../../contract/limits'
import type { OwnMark, SentMark } from '../../contract/attendance/marks'
import { sizeOf } from '../phone/text-size'
import { openWatchers } from '../phone/watchers'

/** Reason why a mark stays after the server has answered: a refusal of this mark, or a fault of the whole call. */
export type MarkTrouble = MarkRefusal | ServerFault

/** A mark and the call that sends it: an organiser's mark about others, or a volunteer's about themselves. */
export type Outgoing = { as: 'organiser'; mark: SentMark } | { as: 'volunteer'; mark: OwnMark }

/** A mark that the server has not confirmed. */
export type OutboxEntry = Outgoing & {
  activityId: string
  /** The person who made the mark. Another person's session must not send it. */
  owner: string
  trouble: MarkTrouble | null
}
/** A new entry, without trouble. */
export type NewEntry = Outgoing & Pick<OutboxEntry, 'activityId' | 'owner'>

/** Storage of the entries. */
export interface OutboxStore {
  /** Undefined for an empty store. @throws when storage cannot be read */
  read: () => OutboxEntry[] | undefined
  /** Returns when the entries are on the phone. @throws when the phone has no room */
  write: (entries: OutboxEntry[]) => void
}

/** Marks of one call. */
export type OutboxBatch = { activityId: string } & ({ as: 'organiser'; marks: SentMark[] } | { as: 'volunteer'; marks: OwnMark[] })

/** Largest batch of one call. */
export interface BatchLimit {
  marks: number
  bytes: number
}

const USUAL_LIMIT: BatchLimit = { marks: MARKS_PER_SYNC, bytes: BYTES_PER_SYNC }

/** True for a wrong code, which would only count as another guess if it were sent again. */
const isFinal = (trouble: MarkTrouble | null): boolean => trouble !== null && WRONG_CODES.has(trouble)
const WRONG_CODES: ReadonlySet<MarkTrouble> = new Set(['not-a-venue-code', 'venue-code-foreign', 'venue-code-forged', 'venue-code-wrong'])

/** An opened outbox. */
export type Outbox = ReturnType<typeof openOutbox>

/** Every change reads the store again, since two tabs of one browser share it. */
export function openOutbox(store: OutboxStore) {
  let entries = atFirst(store)
  let wasReclaimed = false
  const { subscribe, notifyAll } = openWatchers()
  /**
   * Stored entries. An empty outbox is stored as an empty list, so a missing one was removed by the system, and is written again from
   * memory.
   */
  const current = (): readonly OutboxEntry[] => {
    const stored = store.read()
    if (stored !== undefined || entries.length === 0) return stored ?? []
    wasReclaimed = true
    return entries
  }
  const change = (changed: (current: readonly OutboxEntry[]) => OutboxEntry[]) => {
    const next = changed(current())
    // The store is written before the screen changes, so that everything shown survives a crash.
    store.write(next)
    entries = next
    notifyAll()
  }

  return {
    /** All entries; the same array until one of them changes. */
    entries: () => entries,
    /** True after the system emptied the storage while marks waited. The marks were written again, but other data may be lost. */
    wasReclaimed: () => wasReclaimed,
    subscribe,
    /** Adds all entries, or none if the phone has no room. Returns when they are on the phone. @throws without room */
    add: (fresh: readonly NewEntry[]) => change((current) => [...current, ...fresh.map((entry) => ({ ...entry, trouble: null }))]),
    /** The oldest marks to send in one call, all of one activity; null when no mark waits. @throws when storage cannot be read */
    nextBatch: (owner: string, most = USUAL_LIMIT) => {
      const stored = current()
      // Another tab has sent some of the marks.
      if (stored.length !== entries.length) {
        entries = stored
        notifyAll()
      }
      return nextBatch(stored, owner, most)
    },
    /** Removes accepted marks, and keeps refused ones with their reason. The same answer may arrive twice. */
    settle: (results: readonly MarkResult[]) => change((current) => settle(current, results)),
    /** Keeps marks with the fault of the whole call as reason, so that other marks can be sent. */
    holdBack: (ids: readonly string[], trouble: ServerFault) =>
      change((current) => current.map((entry) => (ids.includes(entry.mark.id) ? { ...entry, trouble } : entry))),
    /** Lets refused marks be sent again, on a person's request. */
    tryAgain: () => change((current) => current.map((entry) => (isFinal(entry.trouble) ? entry : { ...entry, trouble: null }))),
    /** Clears a reason that no longer applies, so that its marks are sent again automatically. */
    release: (activityId: string, trouble: MarkTrouble) =>
      change((current) =>
        current.map((entry) => (entry.activityId === activityId && entry.trouble === trouble ? { ...entry, trouble: null } : entry)),
      ),
    /** Removes a refused mark after a person has looked at it. */
    discard: (id: string) => change((current) => current.filter((entry) => entry.mark.id !== id)),
    /** Writes entries again that the system has removed; called when the app comes to the front. */
    restore: () => {
      if (store.read() === undefined && entries.length > 0) change((current) => [...current])
    },
  }
}

/** Stored entries at the start. If storage cannot be read now, the next change reads it, and fails rather than overwriting it. */
function atFirst(store: OutboxStore): readonly OutboxEntry[] {
  try {
    return store.read() ?? []
  } catch {
    return []
  }
}

function nextBatch(entries: readonly OutboxEntry[], owner: string, most: BatchLimit): OutboxBatch | null {
  const waiting = entries.filter((entry) => entry.owner === owner && entry.trouble === null)
  const [first] = waiting
  if (!first) return null
  const alike = waiting.filter(({ activityId, as }) => activityId === first.activityId && as === first.as)
  const marks = upTo(
    first.as === 'volunteer' ? { ...most, marks: Math.min(most.marks, MARKS_PER_CHECK_IN) } : most,
    alike.map(({ mark }) => mark),
  )
  return { activityId: first.activityId, as: first.as, marks } as OutboxBatch
}

/** The first marks that fit into a call; at least one, so that a mark that is too large gets a refusal. */
function upTo<T>(most: BatchLimit, marks: readonly T[]): T[] {
  let bytes = 0
  const fitting = marks.slice(0, most.marks).findIndex((mark) => (bytes += sizeOf(JSON.stringify(mark)) + 1) > most.bytes)
  return marks.slice(0, fitting < 0 ? most.marks : Math.max(1, fitting))
}

function settle(entries: readonly OutboxEntry[], results: readonly MarkResult[]): OutboxEntry[] {
  const byId = new Map(results.map((result) => [result.id, result]))
  return entries.flatMap((entry) => {
    const result = byId.get(entry.mark.id)
    if (!result) return [entry]
    return result.ok ? [] : [{ ...entry, trouble: result.reason }]
  })
}
