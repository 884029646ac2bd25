/**
 * The last answers on the phone. They are restored before the first render, so that the list,
 * a ticket or an opened activity is there without a network. They belong to one person only.
 */
import type { QueryClient } from '@tanstack/react-query'
import { type DehydratedState, dehydrate, hydrate } from '@tanstack/react-query'
import { day } from '../../domain/calendar/calendar'
import { sizeOf } from '../phone/text-size'

/** Storage of the answers. */
export interface AnswerStore {
  read: () => string | undefined
  /** @throws when there is no room. */
  write: (text: string) => void
  remove: () => void
}

interface SavedAnswers {
  shape: string
  owner: string
  savedAt: number
  state: DehydratedState
}

/** Version of the wire's shapes: answers of another version are not shown. */
const SHAPE = '4'
/** ms; older answers mislead more than they help. */
export const KEPT_FOR = 14 * day
/** Bytes; WeChat's limit per key is 1 MB, and Chinese characters take three bytes. */
const LARGEST = 900_000

/** Restores the answers saved for this person. Anything else in the store is dropped. */
export function restoreAnswers(client: QueryClient, store: AnswerStore, owner: string, now: number): void {
  const text = store.read()
  if (text === undefined) return
  const saved = parse(text)
  if (!saved || saved.shape !== SHAPE || saved.owner !== owner || now - saved.savedAt > KEPT_FOR) return store.remove()
  try {
    hydrate(client, saved.state)
  } catch {
    // Not in our format: the app starts empty rather than not at all.
    client.clear()
    store.remove()
  }
}

/** Saves successful answers meant to be stored; without room for all, the latest. */
export function saveAnswers(client: QueryClient, store: AnswerStore, owner: string, now: number): void {
  const { queries } = dehydrate(client, {
    shouldDehydrateQuery: (query) => query.state.status !== 'pending' && query.state.data !== undefined && query.meta?.keep !== false,
    shouldDehydrateMutation: () => false,
  })
  // A failed refetch keeps its data, and the data is restored without the failure.
  const kept = queries
    .map((query) => ({ ...query, state: { ...query.state, status: 'success' as const, fetchStatus: 'idle' as const, error: null } }))
    .sort((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt)
  for (;;) {
    const text = JSON.stringify({ shape: SHAPE, owner, savedAt: now, state: { queries: kept, mutations: [] } } satisfies SavedAnswers)
    if (sizeOf(text) <= LARGEST && tryWrite(store, text)) return
    if (kept.length === 0) return
    kept.length = Math.floor(kept.length / 2)
  }
}

function tryWrite(store: AnswerStore, text: string): boolean {
  try {
    store.write(text)
    return true
  } catch {
    return false
  }
}

function parse(text: string): SavedAnswers | null {
  try {
    const saved: unknown = JSON.parse(text)
    return typeof saved === 'object' && saved !== null && Array.isArray((saved as SavedAnswers).state?.queries)
      ? (saved as SavedAnswers)
      : null
  } catch {
    return null
  }
}
