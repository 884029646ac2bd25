/** The audit log as people read it: who did what to whom. */
import * as v from 'valibot'
import { id, instant } from './common'

export const auditInput = v.object({
  activityId: v.optional(id),
  /** Who did it, or whom it concerns. */
  personId: v.optional(id),
  /** What was done: actions by their names, `sign-up.created`. */
  actions: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z.-]{1,40}$/))), v.maxLength(60))),
  from: v.optional(instant),
  until: v.optional(instant),
  cursor: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/))),
})
export type AuditInput = v.InferOutput<typeof auditInput>

/** A person or another thing that a line is about. */
export interface AuditSubject {
  /** Of the person, to ask for their lines; null for a thing. */
  personId: string | null
  name: string
}

export interface AuditLine<Action extends string = string> {
  id: number
  at: number
  action: Action
  /** Null for what the clock brought. */
  actor: { id: string; name: string } | null
  activity: { id: string; title: string } | null
  subject: AuditSubject | null
  /** Reasons, versions, counts; as they were recorded. */
  details: Record<string, unknown> | null
}
