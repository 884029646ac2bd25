/** Calls over HTTP: of the page as tRPC under `/rpc`, of the mini-program as the cloud function's batches at `/calls`. */
import type { TRPCError } from '@trpc/server'
import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Persona } from '../../../contract/people/profile'
import type { Instant } from '../../../domain/calendar/calendar'
import type { Connection } from '../../db/database'
import { appRouter } from '../../router'
import { type ContentCheck, type Context, type Identity, createContext } from '../../rpc/context'
import type { Log } from '../../rpc/log'
import { type Meter, UNKNOWN, unmeasured } from '../../rpc/meter'
import { faultOf, isBeforeProcedures } from '../../rpc/faults'
import type { WeChatSignIn } from '../../rpc/sign-in'
import { callBatch, callsOf } from '../call-batch'
import { type CallLimit, addressKey, callLimit, personKey } from '../call-limit'
import { type Callers, type HttpCaller, callersOf } from './callers'
import { recordingCalls } from './request-lines'
import { type SchemaGuard, schemaGuard } from '../schema-guard'
import { Refusal, callsIn, refusalOf, tidyForwarded } from './refused-requests'
import { servePublic } from './serve-public'

export interface CallsParts {
  connection: Connection
  /** Shared with the jobs; by default one of its own. */
  guard?: SchemaGuard
  /** Most calls of one person; without a person, of one address. */
  callsPerMinute: number
  /** Reads the persona that a visitor chose; only in a demonstration. */
  identify?: (request: FastifyRequest) => Identity
  personas?: readonly Persona[]
  /** WeChat's sign-in for the mini-program; null without an account of WeChat. */
  weChat?: WeChatSignIn | null
  checkContent: ContentCheck
  log: Log
  meter?: Meter
  now: () => Instant
}

/**
 * People of one address who may make as many calls as the limit at the same time. In a demonstration a visitor may be another person with
 * each call.
 */
const PEOPLE_OF_AN_ADDRESS = 20

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for calls alone. */
    caller: HttpCaller
  }
}

interface Served {
  guard: SchemaGuard
  parts: CallsParts
  limits: Limits
  callers: Callers
}

interface Limits {
  person: CallLimit
  address: CallLimit
}

const SERVICE_UNAVAILABLE = 503

/** @throws Refusal 503 while the base's schema is not this program's. Of a database that does not answer the procedures tell. */
async function admitSchema({ guard, parts: { connection, now } }: Served): Promise<void> {
  const fault = await guard.fault(connection.db, now()).catch(() => null)
  if (fault) throw new Refusal(SERVICE_UNAVAILABLE, fault)
}

/** Counts the calls of a person, or of an address where nobody is signed in. @throws Refusal 429 */
function admit({ person }: Limits, request: FastifyRequest, calls: number, now: number): void {
  const { openid } = request.caller
  if (!person.admits(openid === null ? addressKey(request.ip) : personKey(openid), calls, now)) throw new Refusal(429)
}

const contextOf = (parts: CallsParts, request: FastifyRequest) =>
  createContext({
    db: parts.connection.db,
    now: parts.now(),
    requestId: request.id,
    personas: parts.personas ?? [],
    log: parts.log,
    meter: recordingCalls(request, parts.meter ?? unmeasured, parts.log),
    checkContent: parts.checkContent,
    ...request.caller,
  })

export async function serveCalls(app: FastifyInstance, parts: CallsParts): Promise<void> {
  app.decorateRequest('caller')
  const limits = { person: callLimit(parts.callsPerMinute), address: callLimit(parts.callsPerMinute * PEOPLE_OF_AN_ADDRESS) }
  const callers = callersOf({ db: parts.connection.db, now: parts.now, identify: parts.identify, weChat: parts.weChat ?? null })
  const served = { parts, guard: parts.guard ?? schemaGuard(), limits, callers }
  await app.register((api) => servePage(api, served))
  await app.register((api) => serveMiniProgram(api, served))
}

/** Calls of the page. They have their own scope, so that the limits apply to every spelling of their address. */
async function servePage(api: FastifyInstance, served: Served): Promise<void> {
  const { parts, limits, callers } = served
  api.addHook('onRequest', async (request, reply) => {
    tidyForwarded(request)
    const calls = callsIn(request.url)
    const refusal = refusalOf(request, calls)
    if (refusal !== undefined) throw new Refusal(refusal)
    if (!limits.address.admits(addressKey(request.ip), calls, parts.now())) throw new Refusal(429)
    await admitSchema(served)
    request.caller = await callers.ofPage(request, reply)
    admit(limits, request, calls, parts.now())
  })
  servePublic(api, (request) => contextOf(parts, request))
  await api.register(fastifyTRPCPlugin, {
    prefix: '/rpc',
    trpcOptions: {
      router: appRouter,
      allowMethodOverride: true,
      createContext: ({ req }: { req: FastifyRequest }) => contextOf(parts, req),
      onError: ({ error, ctx }: { error: TRPCError; ctx?: Context | undefined }) => {
        if (isBeforeProcedures(error)) ctx?.meter.called({ procedure: UNKNOWN, outcome: faultOf(error), ms: 0 })
      },
    },
  })
}

/** Calls of the mini-program, in the form that the cloud function takes, so that both have the same batches, limits and answers. */
async function serveMiniProgram(api: FastifyInstance, served: Served): Promise<void> {
  const { parts, limits, callers } = served
  api.addHook('onRequest', async (request) => {
    tidyForwarded(request)
    const refusal = refusalOf(request, 1)
    if (refusal !== undefined) throw new Refusal(refusal)
    if (!limits.address.admits(addressKey(request.ip), 1, parts.now())) throw new Refusal(429)
    await admitSchema(served)
    request.caller = await callers.ofMiniProgram(request)
  })
  const answer = (request: FastifyRequest) => {
    admit(limits, request, callsOf(request.body), parts.now())
    return callBatch(request.body, contextOf(parts, request))
  }
  api.post('/calls', answer)
}
