/** The administrator's review of submissions from organisations that are not trusted yet. */
import { MOST_SUBMISSIONS, type ReviewAnswer, type SubmissionsView, approveInput, returnInput } from '../../contract/activities/submissions'
import type { PublishRefusal } from '../../domain/activities/activity'
import { type Instant, dayInWords } from '../../domain/calendar/calendar'
import { type SubmissionRefusal, decideApproval, decideReview } from '../../domain/activities/submission'
import { administrator, router } from '../rpc/access'
import { setStatus } from '../db/activities/activity-writes'
import { type Tx, undoRefused } from '../db/database'
import { recordAudit } from '../db/audit/recording'
import { notify } from '../db/notices'
import { listSubmissions, submitterOf } from '../db/activities/submissions'
import { once } from '../rpc/once'
import { decideLocked, publishOrSubmit } from './publish'

interface Reviewer {
  volunteer: { id: string }
  now: Instant
}
type Seen = { activityId: string; version: number }
type Decide = Parameters<typeof decideLocked<SubmissionRefusal | PublishRefusal>>[2]

/** Decides on all of the activities or none, in the order of their ids, and notifies their submitters. */
async function review(
  tx: Tx,
  { now }: Reviewer,
  activities: readonly Seen[],
  decide: Decide,
  act: (activityId: string, submitter: readonly string[]) => Promise<unknown>,
): Promise<ReviewAnswer> {
  const ordered = [...activities].sort((one, other) => (one.activityId < other.activityId ? -1 : 1))
  for (const seen of ordered) {
    const { title, startsAt, decision } = await decideLocked(tx, seen, decide, now)
    if (!decision.ok) return { ...decision, about: `${title}（${dayInWords(startsAt, now)}）` }
    const submitter = await submitterOf(tx, seen.activityId)
    await act(seen.activityId, submitter === null ? [] : [submitter])
  }
  return { ok: true, count: activities.length }
}

export const submissionsRouter = router({
  list: administrator.query(({ ctx }): Promise<SubmissionsView> => listSubmissions(ctx.db, MOST_SUBMISSIONS, ctx.now)),

  approve: administrator.input(approveInput).mutation(({ ctx, input }): Promise<ReviewAnswer> =>
    once(ctx, 'submissions.approve', input, (tx) =>
      undoRefused(tx, (inner) =>
        review(inner, ctx, input.activities, decideApproval, async (activityId, submitter) => {
          await publishOrSubmit(inner, activityId, 'published', ctx.volunteer.id, ctx.now)
          await notify(inner, submitter, { activityId, kind: 'activity-approved' }, ctx.now)
        }),
      ),
    ),
  ),

  /** Returns submissions to their submitters as drafts, with a reason. */
  giveBack: administrator.input(returnInput).mutation(({ ctx, input }): Promise<ReviewAnswer> =>
    once(ctx, 'submissions.giveBack', input, (tx) =>
      undoRefused(tx, (inner) =>
        review(inner, ctx, input.activities, decideReview, async (activityId, submitter) => {
          const { reason } = input
          await setStatus(inner, activityId, 'draft', { returnReason: reason })
          await recordAudit(inner, { actorId: ctx.volunteer.id, action: 'activity.returned', activityId, details: { reason } }, ctx.now)
          await notify(inner, submitter, { activityId, kind: 'activity-returned', note: reason }, ctx.now)
        }),
      ),
    ),
  ),
})
