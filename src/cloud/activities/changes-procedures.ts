/** The administrator's review of changed texts and pictures of visits that organisations run which are not trusted yet. */
import { randomUUID } from 'node:crypto'
import { type ChangesView, type PhotosView, approvePhotosInput, returnPhotosInput } from '../../contract/activities/changes'
import { MOST_SUBMISSIONS, type ReviewAnswer, approveInput, returnInput } from '../../contract/activities/submissions'
import {
  type ChangeRefusal,
  changedFields,
  decideChangeApproval,
  decideChangeReturn,
  textOf,
  withChange,
} from '../../domain/activities/reviewed-text'
import { type Instant, dayInWords } from '../../domain/calendar/calendar'
import { type Decision, refuse } from '../../domain/decision'
import { administrator, router } from '../rpc/access'
import { type ActivityFacts, lockActivity } from '../db/activities/activity-facts'
import { updatePlan } from '../db/activities/activity-writes'
import { loadDeskActivity, planOf } from '../db/activities/desk'
import { type StoredChange, dropTextChange, returnTextChange, textChangeOf, waitingChanges } from '../db/activities/text-changes'
import { type Querier, type Tx, undoRefused } from '../db/database'
import { recordAudit } from '../db/audit/recording'
import { notify } from '../db/notices'
import { approvePhotos, takeWaitingPhotos, waitingPhotos } from '../db/photos'
import { fault } from '../rpc/faults'
import { once } from '../rpc/once'

interface Reviewer {
  volunteer: { id: string }
  now: Instant
}
type Seen = { activityId: string; version: number }

async function viewChanges(db: Querier, now: Instant): Promise<ChangesView> {
  const { items, total } = await waitingChanges(db, MOST_SUBMISSIONS)
  const views = []
  for (const { activityId, change, submittedAt, submittedBy } of items) {
    const row = (await loadDeskActivity(db, activityId, now)) ?? fault('not-found')
    const { id, title, status, startsAt, endsAt, town, place, categories, version, series } = row
    const heading = { id, title, status, startsAt, endsAt, town, place, categories, version, series }
    const lead = row.organisations.find(({ part }) => part === 'lead')?.shortName ?? ''
    views.push({ ...heading, lead, before: textOf(planOf(row)), change, submittedAt, submittedBy })
  }
  return { items: views, total }
}

/** Decides on all of the changes or none, in the order of the activities' ids, and notifies their submitters. */
async function review(
  tx: Tx,
  { now }: Reviewer,
  activities: readonly Seen[],
  decide: (activity: ActivityFacts, waits: boolean) => Decision<ChangeRefusal>,
  act: (activity: ActivityFacts, stored: StoredChange) => Promise<unknown>,
): Promise<ReviewAnswer> {
  for (const { activityId, version } of [...activities].sort((one, other) => (one.activityId < other.activityId ? -1 : 1))) {
    const activity = (await lockActivity(tx, activityId, 'seats')) ?? fault('not-found')
    const stored = await textChangeOf(tx, activityId)
    const waits = stored?.returnReason === null
    const allowed = decide(activity, waits)
    const decision = allowed.ok && activity.version !== version ? refuse('changed-meanwhile') : allowed
    if (!decision.ok) return { ...decision, about: `${activity.title}（${dayInWords(activity.startsAt, now)}）` }
    if (stored) await act(activity, stored)
  }
  return { ok: true, count: activities.length }
}

/** Puts the change into the public text. Everything else of the plan stays as it is now. */
async function apply(tx: Tx, { volunteer, now }: Reviewer, activity: ActivityFacts, { change, submittedBy }: StoredChange): Promise<void> {
  const present = planOf((await loadDeskActivity(tx, activity.id, now)) ?? fault('not-found'))
  const known = new Set(present.services.map(({ id }) => id))
  const plan = withChange(present, change)
  // A service's id may have been taken by another activity while the change waited.
  const services = plan.services.map((service) => (known.has(service.id) ? service : { ...service, id: randomUUID() }))
  const { signUpOpensAt, signUpClosesAt, withdrawUntil, namesUntil, movedFrom } = activity
  const windows = { signUpOpensAt, signUpClosesAt, withdrawUntil, namesUntil, movedFrom }
  const version = await updatePlan(tx, activity.id, { ...plan, services }, windows)
  await dropTextChange(tx, activity.id)
  const details = { version, fields: changedFields(change) }
  await recordAudit(tx, { actorId: volunteer.id, action: 'activity.change-approved', activityId: activity.id, details }, now)
  await notify(tx, [submittedBy], { activityId: activity.id, kind: 'change-approved' }, now)
}

export const changesRouter = router({
  list: administrator.query(({ ctx }): Promise<ChangesView> => viewChanges(ctx.db, ctx.now)),

  approve: administrator.input(approveInput).mutation(({ ctx, input }): Promise<ReviewAnswer> =>
    once(ctx, 'changes.approve', input, (tx) =>
      undoRefused(tx, (inner) =>
        review(
          inner,
          ctx,
          input.activities,
          (activity, waits) => decideChangeApproval(activity, waits, ctx.now),
          (activity, stored) => apply(inner, ctx, activity, stored),
        ),
      ),
    ),
  ),

  /** Returns changes to their submitters, whose forms keep them, with a reason. */
  giveBack: administrator.input(returnInput).mutation(({ ctx, input }): Promise<ReviewAnswer> =>
    once(ctx, 'changes.giveBack', input, (tx) =>
      undoRefused(tx, (inner) =>
        review(
          inner,
          ctx,
          input.activities,
          (_activity, waits) => decideChangeReturn(waits),
          async ({ id: activityId }, { submittedBy }) => {
            const { reason } = input
            await returnTextChange(inner, activityId, reason)
            const entry = { actorId: ctx.volunteer.id, action: 'activity.change-returned' as const, activityId, details: { reason } }
            await recordAudit(inner, entry, ctx.now)
            await notify(inner, [submittedBy], { activityId, kind: 'change-returned', note: reason }, ctx.now)
          },
        ),
      ),
    ),
  ),

  photos: administrator.query(({ ctx }): Promise<PhotosView> => waitingPhotos(ctx.db, MOST_SUBMISSIONS)),

  /** Makes photos public. Those that are gone or approved already are left out. */
  approvePhotos: administrator.input(approvePhotosInput).mutation(({ ctx, input }): Promise<{ ok: true }> =>
    once(ctx, 'changes.approvePhotos', input, async (tx): Promise<{ ok: true }> => {
      const { activityId, photoIds } = input
      await lockActivity(tx, activityId, 'marks')
      for (const photoId of await approvePhotos(tx, activityId, photoIds)) {
        const entry = { actorId: ctx.volunteer.id, action: 'outcome.photo-approved' as const, activityId, details: { photoId } }
        await recordAudit(tx, entry, ctx.now)
      }
      return { ok: true }
    }),
  ),

  /** Removes photos that wait, and notifies those who added them, with the reason. */
  giveBackPhotos: administrator.input(returnPhotosInput).mutation(({ ctx, input }): Promise<{ ok: true }> =>
    once(ctx, 'changes.giveBackPhotos', input, async (tx): Promise<{ ok: true }> => {
      const { activityId, photoIds, reason } = input
      await lockActivity(tx, activityId, 'marks')
      const taken = await takeWaitingPhotos(tx, activityId, photoIds)
      for (const { id: photoId } of taken) {
        const details = { photoId, reason }
        await recordAudit(tx, { actorId: ctx.volunteer.id, action: 'outcome.photo-returned', activityId, details }, ctx.now)
      }
      const people = [...new Set(taken.map(({ addedBy }) => addedBy))]
      if (people.length > 0) await notify(tx, people, { activityId, kind: 'photos-returned', note: reason }, ctx.now)
      return { ok: true }
    }),
  ),
})
