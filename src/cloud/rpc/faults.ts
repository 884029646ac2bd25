/** Faults: requests that did not get through. Errors are mapped to fault codes here. */
import { TRPCError } from '@trpc/server'
import type { ServerFault } from '../../contract/codes'
import { constraintOf, propertyOf, sqlStateOf } from '../db/database'

/** A fault with its code, as the cause of a tRPC error. */
export class Fault extends Error {
  override name = 'Fault'
  constructor(readonly code: ServerFault) {
    super(code)
  }
}

/** tRPC's code for each fault, which sets the HTTP status; the client reads the fault code. */
const TRPC_CODES = {
  malformed: 'BAD_REQUEST',
  'not-signed-in': 'UNAUTHORIZED',
  'session-ended': 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  'not-found': 'NOT_FOUND',
  'organisation-gone': 'CONFLICT',
  'vocabulary-gone': 'CONFLICT',
  'request-id-reused': 'CONFLICT',
  'too-many': 'TOO_MANY_REQUESTS',
  'too-large': 'PAYLOAD_TOO_LARGE',
  'not-migrated': 'SERVICE_UNAVAILABLE',
  'program-outdated': 'SERVICE_UNAVAILABLE',
  unavailable: 'SERVICE_UNAVAILABLE',
  internal: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<ServerFault, TRPCError['code']>

/** True for a fault of the program or its database, which an operator has to see; the others are clients' mistakes. */
export const isOurs = (code: ServerFault): boolean => code === 'internal' || code === 'unavailable'

/** Ends a procedure with a fault. */
export function fault(code: ServerFault): never {
  throw new TRPCError({ code: TRPC_CODES[code], cause: new Fault(code) })
}

/** True for an error of a call that reached no procedure, and so was not measured: it has another name, or is of another type. */
export const isBeforeProcedures = (error: TRPCError): boolean => !(error.cause instanceof Fault)

/** Error with the tRPC code of its fault, so that the HTTP status agrees with the fault code. */
export const asFault = (error: unknown): TRPCError => {
  const code = faultOf(error)
  return new TRPCError({ code: TRPC_CODES[code], cause: new Fault(code) })
}

/** Fault code of an error, by its type and code, never by its message. */
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
/** Names of foreign keys to organisations. They fail when an organisation was merged into another while a form with it was open. */
const TO_ORGANISATIONS = /_organisations_id_fk$/
/** Names of foreign keys to the base's lists. They fail when an entry was removed while a form with it was open. */
const TO_LISTS = /_(towns|categories|skills)_id_fk$/
/** Error codes of failed connections, in place of an SQLSTATE. */
const NO_CONNECTION = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EPIPE|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)$/
/** Messages of lost connections, to which node-postgres gives no code. */
const LOST_CONNECTION =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout)/

function ofDatabase(error: unknown): ServerFault {
  const state = sqlStateOf(error)
  const key = state === FOREIGN_KEY ? (constraintOf(error) ?? '') : ''
  if (TO_ORGANISATIONS.test(key)) return 'organisation-gone'
  if (TO_LISTS.test(key)) return 'vocabulary-gone'
  // Another row does not exist, or an id is in use by another row.
  if (state === FOREIGN_KEY || state === UNIQUE || state === CHECK) return 'malformed'
  // Classes 08 (connection), 53 (resources) and 57 (shutdown) are temporary. A full managed database and a standby are read-only.
  if (state && /^(08|53|57|25006)/.test(state)) return 'unavailable'
  const isDisconnected = propertyOf(error, 'code', NO_CONNECTION) ?? propertyOf(error, 'message', LOST_CONNECTION)
  return isDisconnected ? 'unavailable' : 'internal'
}
