/**
 * Answers that everybody without an account gets alike, kept for a few seconds, since all residents open the same list. They are made
 * for nobody and given to nobody else: a caller with a session or a persona never comes here.
 */
import { createHash } from 'node:crypto'
import { callTRPCProcedure } from '@trpc/server'
import * as v from 'valibot'
import { listActivitiesInput } from '../../../contract/activities/activities'
import type { Context } from '../../rpc/context'
import { appRouter } from '../../router'
import { remembering } from './remembered'

/** One call of a request. */
export interface PublicCall {
  path: string
  input: unknown
}

/** Data of an answer as JSON, with a tag that changes with it; the tag is null for an answer that is made each time. */
export interface PublicAnswer {
  json: string
  tag: string | null
}

export interface PublicAnswers {
  /** The answer or the error of each call, in order; null when one of them is not public, so that they are made in the usual way. */
  of(calls: readonly PublicCall[], context: Context): Promise<PromiseSettledResult<PublicAnswer>[]> | null
}

/** Time for which an answer is kept, ms. What it says of seats and of the time is as old at most. */
export const KEPT_FOR = 3_000
/** Most answers kept. */
export const MOST_KEPT = 200

/** Key of a call's answer by the call's input, by procedure; null where it is not kept. */
const KEPT: Record<string, (input: unknown) => string | null> = {
  'vocabulary.get': () => '',
  'activities.list': (input) => {
    const asked = v.safeParse(listActivitiesInput, input)
    // Later pages and searches differ from person to person.
    return asked.success && asked.output.cursor === undefined && asked.output.text === undefined ? JSON.stringify(asked.output) : null
  },
}
/** Public procedure whose answer holds the time, and is cheap for a caller without an account. It comes with the others in a page's first request. */
const MADE_EACH_TIME = 'session.get'

export function publicAnswers(): PublicAnswers {
  const remember = remembering<PublicAnswer>({ lasts: KEPT_FOR, most: MOST_KEPT })

  const answerOf = (key: string, call: PublicCall, context: Context): Promise<PublicAnswer> => {
    let isNew = false
    const answer = remember(key, context.now, async () => {
      isNew = true
      const json = await made(call, context)
      return { json, tag: createHash('sha1').update(json).digest('base64url') }
    })
    // A call that was made has been measured by its procedure.
    if (!isNew) context.meter.called({ procedure: call.path, outcome: 'ok', ms: 0 })
    return answer
  }

  return {
    of(calls, context) {
      const keys = calls.map(({ path, input }) => (path === MADE_EACH_TIME ? path : keyOf(path, input)))
      if (keys.every((key) => key === MADE_EACH_TIME) || keys.includes(null)) return null
      const answers = calls.map((call, nth) => {
        const key = keys[nth] ?? ''
        return key === MADE_EACH_TIME ? made(call, context).then((json) => ({ json, tag: null })) : answerOf(key, call, context)
      })
      return Promise.allSettled(answers)
    },
  }
}

function keyOf(path: string, input: unknown): string | null {
  const key = Object.hasOwn(KEPT, path) ? (KEPT[path]?.(input) ?? null) : null
  return key === null ? null : `${path} ${key}`
}

const made = async ({ path, input }: PublicCall, ctx: Context): Promise<string> =>
  JSON.stringify(
    await callTRPCProcedure({
      router: appRouter,
      path,
      type: 'query',
      getRawInput: () => Promise.resolve(input),
      ctx,
      signal: undefined,
      batchIndex: 0,
    }),
  )
