/** Drafts of activities. */
import type { ActivityPlan } from '../../contract/activities/desk'
import { openDrafts } from '../phone/drafts'
import { phoneKey } from '../phone/phone-key'
import type { PhoneStorage } from '../phone/storage'
import type { PlanForm } from './plan-form'

/** A plan to be stored, with the decisions about the people signed up. */
export interface PlanChange {
  plan: ActivityPlan
  /** Sign-ups and teams that lose their seats to a smaller capacity. */
  toWaitlist: string[]
  /** Message to the people signed up; may be empty. */
  reason: string
}

/** A request without an answer. It is sent again, unchanged, before any other request. */
export interface PendingSave extends PlanChange {
  requestId: string
}

export interface PlanDraft {
  owner: string
  /** `new`, `copy:` and an id, or the id of the activity being changed. */
  key: string
  activityId: string
  /** The version that the form was filled from; null until the server has the activity. */
  version: number | null
  /** True for a published activity, which may have sign-ups. */
  isPublished: boolean
  /** True for an activity that waits for the administrator's review. */
  isSubmitted: boolean
  /** The form before the writer's changes. */
  base: PlanForm
  form: PlanForm
  pending: PendingSave | null
}

/** Largest number of drafts kept: more than a person writes at a time. Each has a few kilobytes. */
const MOST_DRAFTS = 5

const PLANS = phoneKey<PlanDraft[]>('plans')

export const openPlanDrafts = (storage: PhoneStorage) =>
  openDrafts(storage, { key: PLANS, about: 'key', most: MOST_DRAFTS, isWhole: (plan) => isForm(plan.form) })

/** True for a stored form with all the fields that its page needs. */
export const isForm = (form: Partial<PlanForm> | undefined): boolean =>
  typeof form?.title === 'string' &&
  [form.categories, form.partnerIds, form.services, form.positions].every(Array.isArray) &&
  (form.positions ?? []).every((position) => Array.isArray(position?.quotas))
