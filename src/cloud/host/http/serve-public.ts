/** Requests of the page by callers without an account, answered from what is kept where all their calls are public. */
import { getTRPCErrorFromUnknown } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../rpc/context'
import { faultOf } from '../../rpc/faults'
import type { HttpCaller } from './callers'
import { type PublicAnswer, type PublicCall, publicAnswers } from './public-answers'
import { faultBody } from './refused-requests'

/** Has to be called before the procedures are registered, whose handlers it comes before. */
export function servePublic(api: FastifyInstance, contextOf: (request: FastifyRequest) => Context): void {
  const answers = publicAnswers()
  api.addHook('preHandler', async (request, reply) => {
    if (!isNobody(request.caller)) return undefined
    const asked = callsIn(request)
    const answered = asked && (await answers.of(asked.calls, contextOf(request)))
    return answered ? send(request, reply, answered, asked.isBatch) : undefined
  })
}

const isNobody = ({ openid, persona, signIn }: HttpCaller): boolean => openid === null && persona === null && signIn.sessionId === null

/** Calls of a request in the form that the page's link gives them; null for one of another form. */
function callsIn({ method, params, query, body, headers }: FastifyRequest): { calls: PublicCall[]; isBatch: boolean } | null {
  const { path } = params as { path?: string }
  const { batch, input } = query as { batch?: unknown; input?: unknown }
  const isBatch = batch === '1'
  const paths = path?.split(',') ?? []
  // An answer in parts, which another link asks for by this header, is the procedures' own.
  if (headers['trpc-accept'] !== undefined || (!isBatch && paths.length !== 1)) return null
  const text = method === 'GET' ? input : body
  if (text !== undefined && typeof text !== 'string') return null
  try {
    const given: unknown = text === undefined || text === '' ? undefined : JSON.parse(text)
    const inputs = isBatch ? (given as Record<number, unknown> | null | undefined) : [given]
    return { calls: paths.map((one, nth) => ({ path: one, input: inputs?.[nth] })), isBatch }
  } catch {
    return null
  }
}

const OK = 200
const MULTI_STATUS = 207
const NOT_MODIFIED = 304

type Settled = PromiseSettledResult<PublicAnswer>

/** Sends the answers in the form of the procedures' own, faults included. */
function send(request: FastifyRequest, reply: FastifyReply, settled: readonly Settled[], isBatch: boolean): FastifyReply {
  const tag = request.method === 'GET' ? tagOf(settled) : null
  if (tag !== null) {
    // A browser asks each time, since the same address has another answer once somebody has signed in.
    void reply.header('etag', tag).header('cache-control', 'private, no-cache')
    if (request.headers['if-none-match'] === tag) return reply.code(NOT_MODIFIED).send()
  }
  const bodies = settled.map((one) =>
    one.status === 'fulfilled' ? `{"result":{"data":${one.value.json}}}` : JSON.stringify(faultBody(faultIn(one.reason), request.id)),
  )
  const [status = OK, ...others] = new Set(settled.map((one) => (one.status === 'fulfilled' ? OK : statusOf(one.reason))))
  return reply
    .code(others.length > 0 ? MULTI_STATUS : status)
    .type('application/json')
    .send(isBatch ? `[${bodies.join(',')}]` : bodies[0])
}

/** Tag of all answers together; null when one is made each time, or failed. */
function tagOf(settled: readonly Settled[]): string | null {
  const tags = settled.map((one) => (one.status === 'fulfilled' ? one.value.tag : null))
  return tags.includes(null) ? null : `"${tags.join('.')}"`
}

const faultIn = (error: unknown) => faultOf(getTRPCErrorFromUnknown(error))
const statusOf = (error: unknown): number => getHTTPStatusCodeFromError(getTRPCErrorFromUnknown(error))
