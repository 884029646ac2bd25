/** Failures of calls. Screens choose their text and action by the code alone. */
import { type FaultCode, SERVER_FAULTS, type ServerFault, isRetryable } from '../../contract/codes'

/** The only kind of error that leaves this folder. */
export class Fault extends Error {
  override readonly name = 'Fault'

  constructor(
    readonly code: FaultCode,
    /** Id of the call in the server's log; null if no answer came. */
    readonly requestId: string | null = null,
  ) {
    super(code)
  }

  /** True if the same request may be sent again. */
  get isRetryable(): boolean {
    return isRetryable(this.code)
  }
}

/**
 * The fault of any error of a call. tRPC wraps errors: the server's code is in `data`,
 * a link's fault is the `cause`, and any other error means an answer that this program cannot read.
 */
export function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error
  const wrapped = error as { data?: unknown; cause?: unknown } | null | undefined
  const answered = faultFromData(wrapped?.data)
  if (answered) return answered
  return wrapped?.cause instanceof Fault ? wrapped.cause : new Fault('unreadable')
}

/** A fault as the server sends it: `{ fault, requestId }`. */
export function faultFromData(data: unknown): Fault | null {
  const { fault, requestId } = (data ?? {}) as { fault?: unknown; requestId?: unknown }
  if (!isServerFault(fault)) return null
  return new Fault(fault, typeof requestId === 'string' ? requestId : null)
}

const OUT_OF_REACH: readonly FaultCode[] = ['offline', 'unreachable', 'timed-out', 'unavailable', 'not-migrated', 'program-outdated']

/** True if no answer came, so that the request may or may not be valid. */
export const isOutOfReach = (error: unknown): boolean => error instanceof Fault && OUT_OF_REACH.includes(error.code)

/** True if the server may have carried the request out although it is unknown to the phone. After any other fault nothing was stored. */
export function mayHaveArrived(error: unknown): boolean {
  const { code } = faultOf(error)
  return isRetryable(code) || code === 'unreadable'
}

const isServerFault = (code: unknown): code is ServerFault => (SERVER_FAULTS as readonly unknown[]).includes(code)
