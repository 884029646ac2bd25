/** Check of public texts before they are stored. Each host has its own check. */
import type { ContentRefusal } from '../../domain/content/refusal'
import type { Refused } from '../../domain/decision'
import type { Instant } from '../../domain/calendar/calendar'
import { isAnswered } from '../db/answers'
import type { Database, Tx } from '../db/database'
import type { ContentCheck } from '../rpc/context'
import { once, requestKey } from '../rpc/once'

interface Writer {
  db: Database
  now: Instant
  openid: string
  volunteer: { id: string }
  checkContent: ContentCheck
}

/**
 * {@link once} with a content check of public texts beforehand. The check is outside the transaction, since it may take seconds.
 * A repeated request gets its answer again without another check. A refusal by the check is not stored, so the request may be repeated.
 */
export async function onceChecked<Answer>(
  ctx: Writer,
  procedure: string,
  input: { requestId: string },
  texts: readonly string[],
  work: (tx: Tx, attempt: number) => Promise<Answer>,
  lostRace?: (error: unknown) => boolean,
): Promise<Answer | Refused<ContentRefusal>> {
  const written = texts.filter((text) => text.trim() !== '')
  if (written.length > 0 && !(await isAnswered(ctx.db, requestKey(ctx, procedure, input)))) {
    const verdict = await ctx.checkContent.texts(written, ctx.openid)
    if (!verdict.ok) return verdict
  }
  return once(ctx, procedure, input, work, lostRace)
}
