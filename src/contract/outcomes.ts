/** What a visit achieved, as its organisers report it. */
import * as v from 'valibot'
import type { ContentRefusal } from '../domain/content'
import type { Refused } from '../domain/decision'
import { LONGEST_NOTE, MOST_CAME, MOST_SERVED, type OutcomeRefusal } from '../domain/outcome'
import type { ActivityHeading, ServiceView } from './activities'
import { id, instant, text } from './common'

const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most))

export const reportOutcomeInput = v.object({
  requestId: id,
  activityId: id,
  /** Null for a service that nobody counted: it took place all the same. */
  services: v.pipe(
    v.array(v.object({ id, served: v.nullable(count(MOST_SERVED)) })),
    v.maxLength(20),
    v.check((rows) => new Set(rows.map((row) => row.id)).size === rows.length),
  ),
  /** Everybody who came for something. */
  servedTotal: count(MOST_CAME),
  note: text(LONGEST_NOTE),
  /** When it was last reported, as the writer saw it; null for never. */
  seen: v.nullable(instant),
})
export type ReportOutcomeInput = v.InferInput<typeof reportOutcomeInput>
export type ReportOutcomeAnswer = { ok: true; reportedAt: number } | Refused<OutcomeRefusal | ContentRefusal>

/** What was reported so far, for the form. */
export interface OutcomeView {
  activity: ActivityHeading
  services: ServiceView[]
  servedTotal: number | null
  note: string
  /** Null until somebody has. */
  reportedAt: number | null
  reportedBy: string | null
  /** Volunteers with an in mark that stands. */
  present: number
}
