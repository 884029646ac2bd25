/** Faults: the request did not get through. Thrown once, mapped here and nowhere else. */
import { TRPCError } from '@trpc/server'
import type { ServerFault } from '../../contract/codes'
import { constraintOf, propertyOf, sqlStateOf } from '../db/database'

/** A fault with its code; tRPC carries it to the edge. */
export class Fault extends Error {
  override name = 'Fault'
  constructor(readonly code: ServerFault) {
    super(code)
  }
}

/** tRPC wants its own codes for the HTTP status; ours is what the client reads. */
const TRPC_CODES = {
  malformed: 'BAD_REQUEST',
  'not-signed-in': 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  'not-found': 'NOT_FOUND',
  'organisation-gone': 'CONFLICT',
  'request-id-reused': 'CONFLICT',
  'too-many': 'TOO_MANY_REQUESTS',
  'too-large': 'PAYLOAD_TOO_LARGE',
  unavailable: 'SERVICE_UNAVAILABLE',
  internal: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<ServerFault, TRPCError['code']>

/** Stops a procedure with a fault. */
export function fault(code: ServerFault): never {
  throw new TRPCError({ code: TRPC_CODES[code], cause: new Fault(code) })
}

/** Any error as the fault that it is, so that the HTTP status says the same as the code. */
export const asFault = (error: unknown): TRPCError => {
  const code = faultOf(error)
  return new TRPCError({ code: TRPC_CODES[code], cause: new Fault(code) })
}

/** Which fault an error is, by its type and code, never by its message. */
export function faultOf(error: unknown): ServerFault {
  if (error instanceof Fault) return error.code
  if (!(error instanceof TRPCError)) return ofDatabase(error)
  if (error.cause instanceof Fault) return error.cause.code
  switch (error.code) {
    case 'BAD_REQUEST':
    case 'PARSE_ERROR':
    case 'METHOD_NOT_SUPPORTED':
    case 'UNSUPPORTED_MEDIA_TYPE':
      return 'malformed'
    case 'NOT_FOUND':
      return 'not-found'
    case 'PAYLOAD_TOO_LARGE':
      return 'too-large'
    default:
      return ofDatabase(error.cause)
  }
}

const FOREIGN_KEY = '23503'
const UNIQUE = '23505'
const CHECK = '23514'
/** Every column that names an organisation: what a form names may have been merged away while it was open. */
const TO_ORGANISATIONS = /_organisations_id_fk$/
/** What a failed connection has as its code instead of an SQLSTATE. */
const NO_CONNECTION = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EPIPE|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)$/
/** node-postgres gives these no code at all. */
const LOST_CONNECTION =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout)/

function ofDatabase(error: unknown): ServerFault {
  const state = sqlStateOf(error)
  if (state === FOREIGN_KEY && TO_ORGANISATIONS.test(constraintOf(error) ?? '')) return 'organisation-gone'
  // A town or skill that does not exist, or an id that belongs to something else.
  if (state === FOREIGN_KEY || state === UNIQUE || state === CHECK) return 'malformed'
  // Classes 08 (connection), 53 (resources) and 57 (shutdown) pass.
  if (state && /^(08|53|57)/.test(state)) return 'unavailable'
  const isDisconnected = propertyOf(error, 'code', NO_CONNECTION) ?? propertyOf(error, 'message', LOST_CONNECTION)
  return isDisconnected ? 'unavailable' : 'internal'
}
