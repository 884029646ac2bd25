/** Documents as they are sent: with a tag by which a browser asks if it has the newest, and compressed once for all that get the same. */
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Encoding, compress, encodingFor } from '../compressed'

export interface Sendable {
  status: number
  content: Buffer
  tag: string
  encoded: Map<Encoding, Promise<Buffer>>
}

export function sendable(status: number, text: string): Sendable {
  const tag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  return { status, content: Buffer.from(text), tag, encoded: new Map() }
}

const OK = 200
const NOT_MODIFIED = 304

/** Sends a document. A browser asks each time, since a visit may have changed and the built files' names with it. */
export async function sendDocument(request: FastifyRequest, reply: FastifyReply, document: Sendable): Promise<FastifyReply> {
  const { status, content, tag, encoded } = document
  void reply.code(status).header('cache-control', 'no-cache').header('vary', 'accept-encoding').header('etag', tag)
  if (status === OK && request.headers['if-none-match'] === tag) return reply.code(NOT_MODIFIED).send()
  void reply.type('text/html; charset=utf-8')
  const encoding = encodingFor(request)
  if (encoding === null) return reply.send(content)
  const compressed = encoded.get(encoding) ?? compress(content, encoding)
  encoded.set(encoding, compressed)
  return reply.header('content-encoding', encoding).send(await compressed)
}
