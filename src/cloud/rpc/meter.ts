/** Measurement of calls, for the log and for monitors. Nothing that is measured names a person. */

/** A call that ended. */
export interface EndedCall {
  /** Name of the procedure, such as `activities.list`; {@link UNKNOWN} for one that does not exist, whatever the caller wrote. */
  procedure: string
  /** `ok`, the code of a refusal, or that of a fault. */
  outcome: string
  ms: number
  /** Details of a fault of the program or its database, as the log may hold them. */
  error?: Record<string, unknown>
}

export interface Meter {
  called(call: EndedCall): void
  /** Marks that a phone had kept until then, and that were refused. */
  marksRefused(reason: string, count: number): void
}

/** In place of a procedure's name, so that callers invent no names in figures and logs. */
export const UNKNOWN = 'unknown'

export const unmeasured: Meter = { called: () => undefined, marksRefused: () => undefined }

/** Form of the codes of refusals, which are a closed list. */
const CODE = /^[a-z][a-z-]{1,60}$/

/** Outcome of a call by its answer: refusals are answers. */
export function outcomeOf(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer) || answer.ok !== false) return 'ok'
  return 'reason' in answer && typeof answer.reason === 'string' && CODE.test(answer.reason) ? answer.reason : 'refused'
}

/** A meter that also keeps a request's calls, for its line in the log. */
export function recording(meter: Meter, calls: EndedCall[]): Meter {
  return {
    ...meter,
    called(call) {
      calls.push(call)
      meter.called(call)
    },
  }
}

/** True if the program or its database failed in one of the calls, which an operator has to see. */
export const hasFailed = (calls: readonly EndedCall[]): boolean => calls.some(({ error }) => error !== undefined)
