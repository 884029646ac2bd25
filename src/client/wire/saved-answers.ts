/**
 * The last answers on the phone. They are restored before the first render, so that the list,
 * a ticket or an opened activity can be shown without a network. They belong to one person only.
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

/** Version of the stored answers. Answers of another version are dropped. */
const SHAPE = '4'
/** Age up to which stored answers are shown, ms. */
export const KEPT_FOR = 14 * day
/** Largest size of the stored answers, in bytes. WeChat's limit per key is 1 MB. */
const LARGEST = 900_000

/** Restores the answers saved for this person. Other stored content is dropped. */
export function restoreAnswers(client: QueryClient, store: AnswerStore, owner: string, now: number): void {
  const text = store.read()
  if (text === undefined) return
  const saved = parse(text)
  if (!saved || saved.shape !== SHAPE || saved.owner !== owner || now - saved.savedAt > KEPT_FOR) return store.remove()
  try {
    hydrate(client, saved.state)
  } catch {
    // The text has another format. The app starts without answers.
    client.clear()
    store.remove()
  }
}

/** Saves the successful answers of queries that are to be stored; without room for all, the latest ones. */
export function saveAnswers(client: QueryClient, store: AnswerStore, owner: string, now: number): void {
  const { queries } = dehydrate(client, {
    shouldDehydrateQuery: (query) => query.state.status !== 'pending' && query.state.data !== undefined && query.meta?.keep !== false,
    shouldDehydrateMutation: () => false,
  })
  // After a failed refetch a query still has its data, which is saved without the failure.
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
