/** Submissions: activities that wait for the administrator's review before publication. */
import * as v from 'valibot'
import type { EditRefusal, PublishRefusal } from '../../domain/activities/activity'
import type { Refused } from '../../domain/decision'
import type { SubmissionRefusal } from '../../domain/activities/submission'
import type { ActivityHeading } from './activities'
import { id, text, version } from '../common'
import type { ActivityPlan } from './desk'

/** Largest number of submissions decided or listed together: enough for a year of market days. */
export const MOST_SUBMISSIONS = 80

const activity = v.object({
  activityId: id,
  /** The version that was reviewed. A later version needs another review. */
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

/** After a refusal no submission is decided; `about` is the title and day of the submission that caused it. */
export type ReviewAnswer = { ok: true; count: number } | Refused<SubmissionRefusal | PublishRefusal | EditRefusal | 'changed-meanwhile'>

export interface SubmissionView extends ActivityHeading {
  version: number
  plan: ActivityPlan
  lead: string
  submittedAt: number
  submittedBy: string
  /** Submissions of one series are reviewed together. */
  series: { id: string; name: string } | null
}

export interface SubmissionsView {
  items: SubmissionView[]
  /** Number of all submissions, including those not listed. */
  total: number
}
