/** First answers to requests, stored so that a retry gets the same answer. */
import { and, eq } from 'drizzle-orm'
import type { Instant } from '../../domain/calendar/calendar'
import type { Querier, Tx } from './database'
import { answers } from './schema/requests'

export interface RequestKey {
  volunteerId: string
  requestId: string
  fingerprint: string
}

/**
 * Claims the request id. A concurrent duplicate waits here until this transaction ends.
 * @returns null when the request is new, otherwise its fingerprint and first answer
 */
export async function takeRequest(tx: Tx, key: RequestKey, now: Instant): Promise<{ fingerprint: string; answer: unknown } | null> {
  const taken = await tx
    .insert(answers)
    .values({ ...key, at: now })
    .onConflictDoNothing()
    .returning({ requestId: answers.requestId })
  if (taken.length > 0) return null
  const [first] = await tx.select({ fingerprint: answers.fingerprint, answer: answers.answer }).from(answers).where(isRequest(key))
  return first ?? null
}

/** True when this request, with this fingerprint, has an answer. */
export async function isAnswered(db: Querier, key: RequestKey): Promise<boolean> {
  const [first] = await db.select({ fingerprint: answers.fingerprint }).from(answers).where(isRequest(key))
  return first?.fingerprint === key.fingerprint
}

export async function storeAnswer(tx: Tx, key: RequestKey, answer: unknown): Promise<void> {
  await tx.update(answers).set({ answer }).where(isRequest(key))
}

const isRequest = (key: RequestKey) => and(eq(answers.volunteerId, key.volunteerId), eq(answers.requestId, key.requestId))
