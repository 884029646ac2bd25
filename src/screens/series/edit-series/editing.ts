/** 几场一起改: the form, on the phone with each change until the server has it. */
import { useRef, useState } from 'react'
import type { ActivityPlan } from '../../../contract/activities/desk'
import { openKeptDrafts } from '../../../client/phone/drafts'
import { isForm } from '../../../client/activities/plan-drafts'
import { owner } from '../../../client/phone/persona'
import { type PlanForm, formOf } from '../../../client/activities/plan-form'
import { restored } from '../../../client/activities/plan-merge'
import { readStored, writeStored } from '../../../client/phone/storage'

export interface KeptSeriesEdit {
  /** Who writes it; not for the next person on this phone. */
  owner: string
  /** The visit in which the change is written. */
  activityId: string
  /** What the form was filled with. */
  base: PlanForm
  form: PlanForm
}

const drafts = openKeptDrafts<KeptSeriesEdit, 'activityId'>(
  { read: () => readStored('series-edits'), write: (all) => writeStored('series-edits', all) },
  { key: 'activityId', most: 5, isOurs: (kept) => isForm(kept.form) && isForm(kept.base) },
)

/** @param plan the visit as it was when the page was opened */
export function useSeriesEditing(activityId: string, plan: ActivityPlan) {
  const [base] = useState(() => formOf(plan))
  const [start, setStart] = useState(() => restored(drafts.find(owner(), activityId), base))
  const [form, setForm] = useState(start?.form ?? base)
  const latest = useRef(form)
  const drop = () => attempt(() => drafts.drop({ owner: owner(), activityId }))
  const change = (part: Partial<PlanForm>) => {
    latest.current = { ...latest.current, ...part }
    attempt(() => drafts.put({ owner: owner(), activityId, base, form: latest.current }))
    setForm(latest.current)
  }
  const startAgain = () => {
    drop()
    latest.current = base
    setForm(base)
    setStart(null)
  }
  return { base, form, restored: start, change, drop, startAgain }
}

/** A phone without room writes all the same; what could not be let go is offered again: a nuisance, not a loss. */
function attempt(write: () => void): void {
  try {
    write()
  } catch {
    // Nothing typed is lost while the page is open.
  }
}
