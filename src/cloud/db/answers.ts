/** The first answer to a request, kept so that a retry gets it again. */
import { and, eq, lt } from 'drizzle-orm'
import type { Instant } from '../../domain/calendar/calendar'
import type { Querier, Tx } from './database'
import { answers } from './schema/requests'

export interface RequestKey {
  volunteerId: string
  requestId: string
  fingerprint: string
}

/**
 * Takes the request id. A concurrent twin waits here until this transaction ends.
 * @returns null when it is ours to answer, otherwise what was answered before
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

/** Whether this very request has its answer; one with the same id that asked for something else has none. */
export async function isAnswered(db: Querier, key: RequestKey): Promise<boolean> {
  const [first] = await db.select({ fingerprint: answers.fingerprint }).from(answers).where(isRequest(key))
  return first?.fingerprint === key.fingerprint
}

export async function storeAnswer(tx: Tx, key: RequestKey, answer: unknown): Promise<void> {
  await tx.update(answers).set({ answer }).where(isRequest(key))
}

const isRequest = (key: RequestKey) => and(eq(answers.volunteerId, key.volunteerId), eq(answers.requestId, key.requestId))

/** Nobody retries after a month. @returns how many were dropped */
export async function forgetAnswers(db: Querier, before: Instant): Promise<number> {
  const dropped = await db.delete(answers).where(lt(answers.at, before)).returning({ requestId: answers.requestId })
  return dropped.length
}
