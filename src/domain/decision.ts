/**
 * A refusal is a value, never an exception: a rule returns its decision, and the caller must look at it.
 * `about` carries the detail that explains the reason (another activity's title, a skill's name).
 */
export type Accepted = { ok: true }
export type Refused<R extends string> = { ok: false; reason: R; about?: string }
export type Decision<R extends string> = Accepted | Refused<R>

export const accept: Accepted = { ok: true }

export const refuse = <R extends string>(reason: R, about?: string): Refused<R> =>
  about === undefined ? { ok: false, reason } : { ok: false, reason, about }

/** The first refusal in the order given, so the same facts are always refused for the same reason. */
export function firstRefusal<R extends string>(checks: Iterable<Decision<R>>): Decision<R> {
  for (const check of checks) if (!check.ok) return check
  return accept
}
