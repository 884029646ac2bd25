/** One effect per request: a double tap or a retry gets the first answer again (sign-up rule 6). */
import { createHash } from 'node:crypto'
import type { Instant } from '../../domain/calendar/calendar'
import { type RequestKey, storeAnswer, takeRequest } from '../db/answers'
import { type Database, type Tx, transact } from '../db/database'
import { fault } from './faults'

export interface Request {
  db: Database
  now: Instant
  volunteer: { id: string }
}

/** Hash of procedure and input, which shows that a request id is used for a different request. */
export const fingerprintOf = (procedure: string, input: { requestId: string }): string =>
  createHash('sha256').update(procedure).update(JSON.stringify(input)).digest('base64url')

export const requestKey = (ctx: Pick<Request, 'volunteer'>, procedure: string, input: { requestId: string }): RequestKey => ({
  volunteerId: ctx.volunteer.id,
  requestId: input.requestId,
  fingerprint: fingerprintOf(procedure, input),
})

/**
 * Runs `work` in a transaction that also stores its answer. Answers are stored for a month, so they contain ids of people, not names.
 * @param procedure name; part of the fingerprint, with the input
 * @param lostRace see {@link transact}
 * @param hold takes locks before the request id, where another path takes them in that order
 * @throws Fault `request-id-reused` when the id came before with another input
 */
export function once<Answer>(
  ctx: Request,
  procedure: string,
  input: { requestId: string },
  work: (tx: Tx, attempt: number) => Promise<Answer>,
  lostRace?: (error: unknown) => boolean,
  hold?: (tx: Tx) => Promise<unknown>,
): Promise<Answer> {
  const key = requestKey(ctx, procedure, input)
  const { fingerprint } = key
  return transact(
    ctx.db,
    async (tx, attempt) => {
      await hold?.(tx)
      const first = await takeRequest(tx, key, ctx.now)
      if (first) return first.fingerprint === fingerprint ? (first.answer as Answer) : fault('request-id-reused')
      const answer = await work(tx, attempt)
      await storeAnswer(tx, key, answer)
      return answer
    },
    lostRace,
  )
}
