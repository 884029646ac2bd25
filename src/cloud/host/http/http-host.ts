/** The HTTP host: the page, the API under `/rpc`, `/health` and `/ready`, and limits. */
import { randomUUID } from 'node:crypto'
import helmet from '@fastify/helmet'
import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import type { ServerFault } from '../../../contract/codes'
import { describe } from '../../rpc/log'
import { type Meter, UNKNOWN, unmeasured } from '../../rpc/meter'
import { type WebPage, webPage } from './page/web-page'
import { serveReadiness } from './readiness'
import { Refusal, faultBody, refuseAddress, refuseBytes, refuseExpectations, refuseTunnels } from './refused-requests'
import { writeRequestLines } from './request-lines'
import { type CallsParts, serveCalls } from './serve-calls'

export interface HostParts extends CallsParts {
  /** Folder of the built page; null where only the API is served. */
  page: string | null
  /** Folder of the embedded database; null with a database server. */
  dataDir?: string | null
  /** Addresses of proxies before the host, whose word about a caller's address (`x-forwarded-for`) is trusted; '' for none. */
  trustProxy?: string
  /** Longest time for a request to arrive in full, ms. */
  arrivesWithin?: number
}

/** Largest body in bytes: a full sync of marks is below 90 KB, and WeChat itself stops at 100. */
const LARGEST_BODY = 128 * 1024

/** A full body needs four seconds on a slow network. */
const ARRIVES_WITHIN = 20_000

/** Most characters in the path parameter, which holds the paths of all calls of a batch. */
const LONGEST_PATH = 2_000

export async function createHost(parts: HostParts): Promise<FastifyInstance> {
  const { arrivesWithin = ARRIVES_WITHIN } = parts
  const app = Fastify({
    bodyLimit: LARGEST_BODY,
    genReqId: () => randomUUID(),
    logger: false,
    forceCloseConnections: 'idle',
    trustProxy: parts.trustProxy || false,
    requestTimeout: arrivesWithin,
    // Node looks for late requests at intervals, and swaps the two limits if the head's is the longer.
    // A request without a host is refused below: Node's own refusal has no body.
    http: { headersTimeout: arrivesWithin, connectionsCheckingInterval: arrivesWithin / 4, requireHostHeader: false },
    routerOptions: { maxParamLength: LONGEST_PATH },
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseBytes,
  })
  writeRequestLines(app, parts.log)
  // Set before any plugin, since a plugin inherits only the handlers set before it.
  const page = parts.page === null ? null : webPage({ ...parts, page: parts.page, db: parts.connection.db })
  answerFaults(app, parts.meter ?? unmeasured, page)
  app.server.on('connect', refuseTunnels).on('checkExpectation', refuseExpectations)
  app.addHook('onRequest', async ({ raw }) => {
    if (raw.headers.host === undefined && raw.httpVersion === '1.1') throw new Refusal(400)
  })
  closeConnectionsWhenStopping(app)
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // The QR decoder is WebAssembly in browsers without a decoder of their own.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        // Icons and tickets are data: URLs.
        imgSrc: ["'self'", 'data:'],
        // The framework sets style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  })
  serveReadiness(app, parts)
  await serveCalls(app, { ...parts, ...(page ? { pageBuild: () => page.build() } : {}) })
  await page?.serve(app)
  return app
}

/** Closes connections at shutdown: browsers keep theirs open, and a stopping server would wait for them. */
function closeConnectionsWhenStopping(app: FastifyInstance): void {
  let isStopping = false
  app.addHook('preClose', async () => {
    isStopping = true
  })
  app.addHook('onSend', async (_request, reply) => {
    if (isStopping) void reply.header('connection', 'close')
  })
}

const isForCalls = ({ routeOptions }: FastifyRequest): boolean => /^\/(rpc\/|calls$)/.test(routeOptions.url ?? '')

const FAULT_OF_STATUS: Record<number, ServerFault> = {
  401: 'session-ended',
  403: 'forbidden',
  404: 'not-found',
  413: 'too-large',
  429: 'too-many',
}

/** Answers errors that occur before a procedure, in the shape of a procedure's faults. */
function answerFaults(app: FastifyInstance, meter: Meter, page: WebPage | null): void {
  app.setNotFoundHandler(async (request, reply) => {
    request.record.fault = 'not-found'
    if (await page?.sendMissing(request, reply)) return reply
    return reply.code(404).send(faultBody('not-found', request.id))
  })
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    // An error that tRPC throws before a procedure has a code in place of a status: an address or a host that is none.
    const status = error.statusCode ?? (error instanceof TRPCError ? getHTTPStatusCodeFromError(error) : 500)
    const own = error instanceof Refusal ? error.fault : undefined
    const fault = own ?? FAULT_OF_STATUS[status] ?? (status < 500 ? 'malformed' : 'internal')
    request.record.fault = fault
    if (fault === 'internal') request.record.error = describe(error)
    if (isForCalls(request) && request.record.calls.length === 0) meter.called({ procedure: UNKNOWN, outcome: fault, ms: 0 })
    return reply.code(status).send(faultBody(fault, request.id))
  })
}
