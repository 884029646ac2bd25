/** The log's one line a request: its calls with their outcomes, or the fault that it met before any. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ServerFault } from '../../../contract/codes'
import type { Log } from '../../rpc/log'
import { type EndedCall, type Meter, hasFailed, recording } from '../../rpc/meter'

/** Facts about a request that has ended. */
interface RequestRecord {
  calls: EndedCall[]
  fault?: ServerFault
  /** Details of a fault of the program. */
  error?: Record<string, unknown>
  isWritten: boolean
}

declare module 'fastify' {
  interface FastifyRequest {
    record: RequestRecord
  }
}

/**
 * Writes the line when the answer has left, or the caller has. Its path is the route's, or that of a file of the page, since the rest of
 * an address is typed by somebody.
 */
export function writeRequestLines(app: FastifyInstance, log: Log): void {
  app.decorateRequest('record')
  app.addHook('onRequest', async (request, reply) => {
    const begun = performance.now()
    request.record = { calls: [], isWritten: false }
    reply.raw.once('close', () => {
      const { record } = request
      const { calls, fault, error } = record
      record.isWritten = true
      log[error || hasFailed(calls) ? 'error' : 'info']('request', {
        requestId: request.id,
        method: request.method,
        path: pathOf(request, reply.statusCode),
        status: reply.statusCode,
        ms: Math.round(performance.now() - begun),
        ...(calls.length > 0 ? { calls } : {}),
        ...(fault ? { fault } : {}),
        ...(error ? { error } : {}),
        ...(reply.raw.writableFinished ? {} : { isAborted: true }),
      })
    })
  })
}

function pathOf({ routeOptions, url }: FastifyRequest, status: number): string | undefined {
  if (routeOptions.url !== '/*') return routeOptions.url
  return status < 400 ? url.split('?', 1)[0] : undefined
}

/** Keeps the request's calls for its line. A call that fails after the caller has left gets a line of its own. */
export function recordingCalls({ record, id }: FastifyRequest, meter: Meter, log: Log): Meter {
  const kept = recording(meter, record.calls)
  return {
    ...kept,
    called(call) {
      kept.called(call)
      if (record.isWritten && call.error) log.error('late', { requestId: id, calls: [call] })
    },
  }
}
