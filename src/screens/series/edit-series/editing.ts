/** 几场一起改: the draft of a change, until the server has it. */
import { useState } from 'react'
import type { ActivityPlan } from '../../../contract/activities/desk'
import { openDrafts } from '../../../client/phone/drafts'
import { isForm } from '../../../client/activities/plan-drafts'
import { owner } from '../../../client/phone/owner'
import { type PlanForm, formOf } from '../../../client/activities/plan-form'
import { restored } from '../../../client/activities/plan-merge'
import { phoneKey } from '../../../client/phone/phone-key'
import { phoneStorage } from '../../../client/phone/storage'
import { useDraft } from '../../../client/phone/use-draft'

interface SeriesEditDraft {
  owner: string
  /** The visit in whose form the change is written. */
  activityId: string
  /** The form before the writer's changes. */
  base: PlanForm
  form: PlanForm
}

const SERIES_EDITS = phoneKey<SeriesEditDraft[]>('series-edits')
const drafts = openDrafts(phoneStorage, {
  key: SERIES_EDITS,
  about: 'activityId',
  most: 5,
  isWhole: ({ form, base }) => isForm(form) && isForm(base),
})

/** @param plan the visit's plan when the page was opened */
export function useSeriesEditing(activityId: string, plan: ActivityPlan) {
  const [base] = useState(() => formOf(plan))
  const fresh: SeriesEditDraft = { owner: owner(), activityId, base, form: base }
  const [merged] = useState(() => restored(drafts.find(fresh), base))
  const { draft, latest, put, ...rest } = useDraft(drafts, fresh, () => merged && { ...fresh, form: merged.form })
  return {
    ...rest,
    base,
    form: draft.form,
    /** True if another person has changed the same fields of the visit meanwhile. */
    hasClash: rest.isRestored && merged?.hasClash === true,
    change: (part: Partial<PlanForm>) => put({ form: { ...latest().form, ...part } }),
  }
}
