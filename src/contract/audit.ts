/** The audit log as people read it: actor, action, subject. */
import * as v from 'valibot'
import { id, instant } from './common'

export const auditInput = v.object({
  activityId: v.optional(id),
  /** The actor or the person concerned. */
  personId: v.optional(id),
  /** Names of actions, such as `sign-up.created`. */
  actions: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z.-]{1,40}$/))), v.maxLength(60))),
  from: v.optional(instant),
  until: v.optional(instant),
  cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/))),
})
export type AuditInput = v.InferOutput<typeof auditInput>

/** Subject of a line: a person or a thing. */
export interface AuditSubject {
  /** Id for filtering by this person; null for a thing. */
  personId: string | null
  name: string
}

export interface AuditLine<Action extends string = string> {
  id: number
  at: number
  action: Action
  /** Null for a change by a scheduled job. */
  actor: { id: string; name: string } | null
  activity: { id: string; title: string } | null
  subject: AuditSubject | null
  /** Recorded details: reasons, versions, counts. */
  details: Record<string, unknown> | null
}
