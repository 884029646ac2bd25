/** What waits for the administrator before it is on the list. */
import * as v from 'valibot'
import type { PublishRefusal } from '../../domain/activities/activity'
import type { Refused } from '../../domain/decision'
import type { SubmissionRefusal } from '../../domain/activities/submission'
import type { ActivityHeading } from './activities'
import { id, text, version } from '../common'
import type { ActivityPlan } from './desk'

/** The most that are decided, or listed, together: a series of a year's market days. */
export const MOST_SUBMISSIONS = 80

const activity = v.object({
  activityId: id,
  /** As it was looked at: what changed since wants another look. */
  version,
})
const some = v.pipe(
  v.array(activity),
  v.minLength(1),
  v.maxLength(MOST_SUBMISSIONS),
  v.check((rows) => new Set(rows.map(({ activityId }) => activityId)).size === rows.length),
)

export const approveInput = v.object({ requestId: id, activities: some })
export const returnInput = v.object({ requestId: id, activities: some, reason: text(100, 2) })

/** `about`: the title and day of the one that it is about; none of them is decided then. */
export type ReviewAnswer = { ok: true; count: number } | Refused<SubmissionRefusal | PublishRefusal | 'changed-meanwhile'>

export interface SubmissionView extends ActivityHeading {
  version: number
  plan: ActivityPlan
  lead: string
  submittedAt: number
  submittedBy: string
  /** Those of one series are looked at together. */
  series: { id: string; name: string } | null
}

export interface SubmissionsView {
  items: SubmissionView[]
  /** In all, also of those that are not listed. */
  total: number
}
