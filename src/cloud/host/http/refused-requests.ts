/** Requests over HTTP that are refused before any procedure, and the answers to them. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Socket, isIP } from 'node:net'
import type { Duplex } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ServerFault } from '../../../contract/codes'
import { MOST_CALLS } from '../call-batch'

/** Body of an answer without a procedure, in the shape of a procedure's faults. */
export const faultBody = (fault: ServerFault, requestId: string) => ({
  error: { message: fault, code: -32_600, data: { fault, requestId } },
})

/** A request that is refused before its procedure, with its HTTP status, and its fault where the status alone does not tell. */
export class Refusal extends Error {
  override name = 'Refusal'
  constructor(
    readonly statusCode: number,
    readonly fault?: ServerFault,
  ) {
    super(`refused with ${statusCode}`)
  }
}

/** Status of a request that is none of the page's; undefined for one that may go on to its procedures. */
export function refusalOf({ method, url, headers, ip }: FastifyRequest, calls: number): number | undefined {
  if (method !== 'GET' && method !== 'POST') return 405
  // A connection that was closed has no address. A percent sign in a path would be decoded twice, and hide a comma from the count.
  if (!ip || calls > MOST_CALLS || /%25/.test(url.split('?', 1)[0] ?? '') || /[?&]connectionParams=/.test(url)) return 400
  return method === 'POST' && !/^application\/json\b/i.test(headers['content-type'] ?? '') ? 415 : undefined
}

/** Reduces `x-forwarded-for` to its last valid addresses, without ports, since each spelling would be another caller. */
export function tidyForwarded({ raw }: FastifyRequest): void {
  const forwarded = raw.headers['x-forwarded-for']
  if (forwarded === undefined) return
  const parts = String(forwarded)
    .split(',')
    .map((part) =>
      part
        .trim()
        .replace(/^\[(.*)\](:\d+)?$/, '$1')
        .replace(/^([\d.]+):\d+$/, '$1'),
    )
  // Proxies add on the right; what stands left of an invalid part may be the caller's own invention.
  const addresses = parts.slice(parts.map((part) => isIP(part) === 0).lastIndexOf(true) + 1)
  if (addresses.length > 0) raw.headers['x-forwarded-for'] = addresses.join(', ')
  else delete raw.headers['x-forwarded-for']
}

/** Number of calls in a request, each of which counts; one more than a batch may have for all larger ones. */
export const callsIn = (url: string): number => (url.split('?', 1)[0] ?? '').split(/,|%2c/i, MOST_CALLS + 1).length

/** Answers errors of the router, which come before any handler: an address that is not UTF-8. */
export function refuseAddress(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  void reply.code(400).send(faultBody('malformed', request.id))
}

/** Answers bytes that are no request, and requests that did not arrive in time. */
export function refuseBytes(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  answerAndClose(socket, error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request')
}

/** Answers `CONNECT`, for which Node gives the bare connection: the host is no proxy. */
export function refuseTunnels(_request: IncomingMessage, socket: Duplex): void {
  socket.on('error', () => socket.destroy())
  answerAndClose(socket, '405 Method Not Allowed')
}

/** Answers an `Expect` header other than `100-continue`. */
export function refuseExpectations(_request: IncomingMessage, response: ServerResponse): void {
  const body = JSON.stringify(faultBody('malformed', randomUUID()))
  response.writeHead(417, { 'content-type': JSON_TYPE, 'content-length': body.length, connection: 'close' }).end(body)
}

const JSON_TYPE = 'application/json; charset=utf-8'

function answerAndClose(socket: Duplex, status: string): void {
  const body = JSON.stringify(faultBody('malformed', randomUUID()))
  socket.end(`HTTP/1.1 ${status}\r\ncontent-type: ${JSON_TYPE}\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`)
}
