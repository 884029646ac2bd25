/** Runs the calls of one `callFunction`, each on its own: a failed call does not affect the others. */
import { callTRPCProcedure, getTRPCErrorFromUnknown } from '@trpc/server'
import * as v from 'valibot'
import type { ServerFault } from '../../contract/codes'
import type { Context } from '../rpc/context'
import { faultOf, isBeforeProcedures } from '../rpc/faults'
import { UNKNOWN } from '../rpc/meter'
import { appRouter } from '../router'

/** Largest number of calls in a batch, on either host: more than a client sends in one tick. */
export const MOST_CALLS = 20

const batch = v.object({
  calls: v.pipe(
    v.array(
      v.object({ path: v.pipe(v.string(), v.maxLength(60)), type: v.picklist(['query', 'mutation']), input: v.optional(v.unknown()) }),
    ),
    v.maxLength(MOST_CALLS),
  ),
})

export type Answer = { ok: true; data: unknown } | { ok: false; fault: { code: ServerFault; requestId: string } }

/** Number of calls in an event, at least one, and at most one more than a batch may have. */
export const callsOf = (event: unknown): number =>
  typeof event === 'object' && event !== null && 'calls' in event && Array.isArray(event.calls)
    ? Math.min(Math.max(1, event.calls.length), MOST_CALLS + 1)
    : 1

/** One answer per call, in the order of the calls. An event of another shape counts as one malformed call. */
export async function callBatch(event: unknown, context: Context): Promise<{ answers: Answer[] }> {
  const parsed = v.safeParse(batch, event)
  if (!parsed.success) {
    context.meter.called({ procedure: UNKNOWN, outcome: 'malformed', ms: 0 })
    return { answers: [{ ok: false, fault: { code: 'malformed', requestId: context.requestId } }] }
  }
  return { answers: await Promise.all(parsed.output.calls.map((call) => answer(call, context))) }
}

async function answer(call: v.InferOutput<typeof batch>['calls'][number], ctx: Context): Promise<Answer> {
  try {
    const data = await callTRPCProcedure({
      router: appRouter,
      path: call.path,
      type: call.type,
      getRawInput: () => Promise.resolve(call.input),
      ctx,
      signal: undefined,
      batchIndex: 0,
    })
    return { ok: true, data }
  } catch (thrown) {
    const error = getTRPCErrorFromUnknown(thrown)
    const code = faultOf(error)
    if (isBeforeProcedures(error)) ctx.meter.called({ procedure: UNKNOWN, outcome: code, ms: 0 })
    return { ok: false, fault: { code, requestId: ctx.requestId } }
  }
}
