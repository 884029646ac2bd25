/** Activities being written. Each is on the phone from its first letter until the server has it. */
import type { ActivityPlan } from '../../contract/activities/desk'
import { type DraftFile, openKeptDrafts } from '../phone/drafts'
import type { PlanForm } from './plan-form'

/** What is to be stored, and what was decided with it about the people signed up. */
export interface PlanChange {
  plan: ActivityPlan
  /** Sign-ups and teams that lose their seat to a smaller capacity. */
  toWaitlist: string[]
  /** For the message to those signed up; may be empty. */
  reason: string
}

/** A request whose answer did not come: it goes again, unchanged, before anything else does. */
export interface PendingSave extends PlanChange {
  requestId: string
}

export interface KeptPlan {
  /** Who writes it; not for the next person on this phone. */
  owner: string
  /** `new`, `copy:` and an id, or the id of the activity that is changed. */
  key: string
  activityId: string
  /** The version that the form was filled from; null until the server has the activity. */
  version: number | null
  /** People may have signed up for it already. */
  isPublished: boolean
  /** It waits for the administrator. */
  isSubmitted: boolean
  /** What the form was filled with. */
  base: PlanForm
  form: PlanForm
  pending: PendingSave | null
}

/** Nobody writes more at a time; each is a few kilobytes. */
const MOST_KEPT = 5

/** Storage is an argument: this runs without a phone. */
export const openKeptPlans = (file: DraftFile<KeptPlan>) =>
  openKeptDrafts<KeptPlan, 'key'>(file, { key: 'key', most: MOST_KEPT, isOurs: (plan) => isForm(plan.form) })

/** Written by this version of the form: another's would leave its page blank. */
export const isForm = (form: Partial<KeptPlan['form']> | undefined): boolean =>
  typeof form?.title === 'string' &&
  [form.categories, form.partnerIds, form.services, form.positions].every(Array.isArray) &&
  (form.positions ?? []).every((position) => Array.isArray(position?.quotas))
