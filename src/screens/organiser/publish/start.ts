/** Initial content of the form: a draft from this phone, an existing activity, a copy of one, or nothing. */
import { randomId } from '../../../client/phone/device'
import type { PlanDraft } from '../../../client/activities/plan-drafts'
import { owner } from '../../../client/phone/owner'
import { type PlanForm, copyOf, emptyForm, formOf } from '../../../client/activities/plan-form'
import { isUntouched } from '../../../client/activities/plan-merge'
import { foundDraft } from './writing'
import type { DeskActivity } from '../../../contract/activities/desk'
import type { SessionView } from '../../../contract/people/profile'

export interface Start {
  draft: PlanDraft
  /** True for an earlier draft. */
  isRestored: boolean
}

/** Draft key of a visit that begins with an empty form. */
export const NEW_VISIT = 'new'

/** Key of a draft: one for each new, copied or changed activity. */
export const keyOf = (id: string, copied: string): string => id || (copied ? `copy:${copied}` : NEW_VISIT)

/** An earlier draft on the phone; undefined if nothing in it was typed or sent. */
export function restored(key: string): Start | undefined {
  const draft = foundDraft(key)
  return draft && (draft.pending !== null || !isUntouched(draft.base, draft.form)) ? { draft, isRestored: true } : undefined
}

/** The form of an existing activity. */
export function changeOf(source: DeskActivity): Start {
  const form = formOf(source.plan)
  return begin({
    key: source.id,
    activityId: source.id,
    version: source.version,
    isPublished: source.status === 'published',
    isSubmitted: source.status === 'submitted',
    base: form,
    form,
  })
}

/** A new activity, copied from `source` if given. */
export function newOf(key: string, source: DeskActivity | undefined, session: SessionView, now: number): Start {
  const leads = session.organises.map(({ id }) => id)
  // An organiser who acts for several organisations has to choose the lead, since the first of them would be a guess.
  const base = emptyForm(leads.length === 1 ? (leads[0] ?? '') : '', now)
  const form: PlanForm = source ? copyOf(source.plan, leads, now, randomId) : base
  return begin({ key, activityId: randomId(), version: null, isPublished: false, isSubmitted: false, base, form })
}

const begin = (draft: Omit<PlanDraft, 'owner' | 'pending'>): Start => ({
  draft: { ...draft, owner: owner(), pending: null },
  isRestored: false,
})
