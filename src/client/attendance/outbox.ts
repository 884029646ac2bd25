/**
 * Marks that the server has not confirmed. A mark is on the phone before the screen shows it, and leaves only
 * when the server has accepted it or a person has dealt with it. Storage is an argument, so that this runs without a phone.
 */
import type { MarkRefusal, MarkResult } from '../../contract/attendance/attendance'
import type { ServerFault } from '../../contract/codes'
import { BYTES_PER_SYNC, MARKS_PER_CHECK_IN, MARKS_PER_SYNC } from '../../contract/limits'
import type { OwnMark, SentMark } from '../../contract/attendance/marks'
import { sizeOf } from '../phone/text-size'
import { openWatchers } from '../phone/watchers'

/** Reason why a mark stays although the server was reached: a refusal of the mark itself, or of the whole call. */
export type MarkTrouble = MarkRefusal | ServerFault

/** A mark and its call: an organiser's about others, or a volunteer's about themselves. */
export type Outgoing = { as: 'organiser'; mark: SentMark } | { as: 'volunteer'; mark: OwnMark }

/** A mark that the server has not confirmed. */
export type OutboxEntry = Outgoing & {
  activityId: string
  /** Maker of the mark; another person's session must not send it. */
  owner: string
  trouble: MarkTrouble | null
}
/** An entry as it is made. */
export type NewEntry = Outgoing & Pick<OutboxEntry, 'activityId' | 'owner'>

/** Storage of the entries. */
export interface OutboxStore {
  /** Undefined when nothing is there. @throws when storage cannot be read */
  read: () => OutboxEntry[] | undefined
  /** Returns when the entries are on the phone. @throws when there is no room. */
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

/** A wrong code stays wrong: sent again it only counts as another guess. */
const isFinal = (trouble: MarkTrouble | null): boolean => trouble !== null && WRONG_CODES.has(trouble)
const WRONG_CODES: ReadonlySet<MarkTrouble> = new Set(['not-a-venue-code', 'venue-code-foreign', 'venue-code-forged', 'venue-code-wrong'])

/** An opened outbox. */
export type Outbox = ReturnType<typeof openOutbox>

/** Every change reads the store afresh: two tabs of one browser share it. */
export function openOutbox(store: OutboxStore) {
  let entries = atFirst(store)
  let wasReclaimed = false
  const { subscribe, notifyAll } = openWatchers()
  /** Entries as stored. An emptied outbox is an empty list; a missing one was taken by the system, and is written again from memory. */
  const current = (): readonly OutboxEntry[] => {
    const stored = store.read()
    if (stored !== undefined || entries.length === 0) return stored ?? []
    wasReclaimed = true
    return entries
  }
  const change = (changed: (current: readonly OutboxEntry[]) => OutboxEntry[]) => {
    const next = changed(current())
    // Written first, so that what the screen shows survives a crash.
    store.write(next)
    entries = next
    notifyAll()
  }

  return {
    /** All entries; the same array until something changes. */
    entries: () => entries,
    /** True once the system emptied the storage while marks waited. They are back, but other data may be gone. */
    wasReclaimed: () => wasReclaimed,
    subscribe,
    /** Adds all of them. Returns when they are on the phone. @throws when there is no room, and then none is added */
    add: (fresh: readonly NewEntry[]) => change((current) => [...current, ...fresh.map((entry) => ({ ...entry, trouble: null }))]),
    /** The oldest marks to send, all of one activity and one call; null when none waits. @throws when storage cannot be read */
    nextBatch: (owner: string, most = USUAL_LIMIT) => {
      const stored = current()
      // Another tab has sent some.
      if (stored.length !== entries.length) {
        entries = stored
        notifyAll()
      }
      return nextBatch(stored, owner, most)
    },
    /** Accepted marks leave; refused ones stay with their reason. The same answer may arrive twice. */
    settle: (results: readonly MarkResult[]) => change((current) => settle(current, results)),
    /** Holds marks back after the whole call was refused; they keep that reason and let the others pass. */
    holdBack: (ids: readonly string[], trouble: ServerFault) =>
      change((current) => current.map((entry) => (ids.includes(entry.mark.id) ? { ...entry, trouble } : entry))),
    /** Frees the troubled marks for another try, on a person's request. */
    tryAgain: () => change((current) => current.map((entry) => (isFinal(entry.trouble) ? entry : { ...entry, trouble: null }))),
    /** Clears a trouble that is over: its marks are sent again without a person. */
    release: (activityId: string, trouble: MarkTrouble) =>
      change((current) =>
        current.map((entry) => (entry.activityId === activityId && entry.trouble === trouble ? { ...entry, trouble: null } : entry)),
      ),
    /** Removes a refused mark after a person has looked at it. */
    discard: (id: string) => change((current) => current.filter((entry) => entry.mark.id !== id)),
    /** Writes again what the system removed; called when the app comes to the front. */
    restore: () => {
      if (store.read() === undefined && entries.length > 0) change((current) => [...current])
    },
  }
}

/** Stored entries at the start. A storage that cannot be read now is read at the next change, which fails rather than overwrite it. */
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

/** The first marks that fit a call; at least one, so that a mark too large for any call is refused rather than stuck. */
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
