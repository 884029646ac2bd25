/** Review of changed texts: an edit by an organisation that is not trusted waits with its text, while the rest takes effect. */
import type { ActivityPlan, WaitingChange } from '../../contract/activities/desk'
import type { ActivityStatus } from '../../domain/activities/activity'
import { type ReviewedField, type TextChange, changedFields, holdBack, isIdle, withChange } from '../../domain/activities/reviewed-text'
import { isTextReviewed } from '../../domain/activities/submission'
import type { Instant } from '../../domain/calendar/calendar'
import type { Actor } from '../../domain/people/permission'
import { hostOrganisationsOf } from '../db/activities/activity-hosts'
import { loadDeskActivity, planOf } from '../db/activities/desk'
import { dropTextChange, keepTextChange, textChangeOf } from '../db/activities/text-changes'
import { recordAudit } from '../db/audit/recording'
import type { Querier, Tx } from '../db/database'
import { fault } from '../rpc/faults'

interface Editor {
  volunteer: { id: string }
  actor: Actor
  now: Instant
}
type Activity = { id: string; status: ActivityStatus }

/** Parts of a wanted plan: the plan that takes effect now, and the change that waits; null when the editor's text is not reviewed. */
export async function partsOf(tx: Tx, { actor, now }: Editor, { id, status }: Activity, wanted: ActivityPlan) {
  if (!isTextReviewed(status, await hostOrganisationsOf(tx, id), actor)) return { plan: wanted, change: null }
  const present = planOf((await loadDeskActivity(tx, id, now)) ?? fault('not-found'))
  const { now: plan, change } = holdBack(present, wanted)
  return { plan, change }
}

/**
 * Stores the change that waits, or drops an earlier one that has become idle.
 * @param change the change that waits; null when the editor's text is not reviewed
 * @returns fields that wait
 */
export async function keepChange(tx: Tx, editor: Editor, { id }: Activity, change: TextChange | null): Promise<ReviewedField[]> {
  const { volunteer, now } = editor
  const stored = await textChangeOf(tx, id)
  const present = planOf((await loadDeskActivity(tx, id, now)) ?? fault('not-found'))
  if (change === null) {
    if (stored && isIdle(present, stored.change)) await dropTextChange(tx, id)
    return []
  }
  const fields = changedFields(change)
  if (fields.length === 0) {
    if (stored) await dropChange(tx, editor, id)
    return []
  }
  // A text that the form only carries along neither moves back in the queue nor is submitted again after its return.
  if (stored && isIdle(withChange(present, stored.change), withChange(present, change))) return stored.returnReason === null ? fields : []
  await keepTextChange(tx, id, change, volunteer.id, now)
  await recordAudit(tx, { actorId: volunteer.id, action: 'activity.change-submitted', activityId: id, details: { fields } }, now)
  return fields
}

/** Withdraws a waiting or returned change. @returns false when there is none */
export async function dropChange(tx: Tx, { volunteer, now }: Pick<Editor, 'volunteer' | 'now'>, activityId: string): Promise<boolean> {
  const dropped = await dropTextChange(tx, activityId)
  if (dropped) await recordAudit(tx, { actorId: volunteer.id, action: 'activity.change-dropped', activityId }, now)
  return dropped
}

/** The plan as this editor's form begins: with their own organisation's waiting or returned text. */
export async function planFor(
  db: Querier,
  actor: Actor,
  row: NonNullable<Awaited<ReturnType<typeof loadDeskActivity>>>,
): Promise<ActivityPlan> {
  const plan = planOf(row)
  if (!isTextReviewed(row.status, await hostOrganisationsOf(db, row.id), actor)) return plan
  const stored = await textChangeOf(db, row.id)
  return stored ? withChange(plan, stored.change) : plan
}

/** The change for the desk; null for none. */
export async function waitingChangeOf(db: Querier, activityId: string): Promise<WaitingChange | null> {
  const stored = await textChangeOf(db, activityId)
  return stored && { fields: changedFields(stored.change), submittedAt: stored.submittedAt, returnReason: stored.returnReason }
}
