/** Writing an activity: the form's text, on the phone with each letter, and its way to the server. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { RefusalCode } from '../../../contract/codes'
import type { Consequences } from '../../../contract/activities/desk'
import type { Refused } from '../../../domain/decision'
import { api, ask } from '../../../client/wire/calls'
import { consequencesQuery, useCreateActivity, useEditActivity, usePublishActivity } from '../../../client/activities/desk'
import { randomId } from '../../../client/phone/device'
import { type KeptPlan, type PlanChange, openKeptPlans } from '../../../client/activities/plan-drafts'
import { owner } from '../../../client/phone/persona'
import { type PlanForm, formOf, planOf } from '../../../client/activities/plan-form'
import { mergeForms } from '../../../client/activities/plan-merge'
import { type SaveCalls, isSame, savePlan, settlePending } from '../../../client/activities/save-plan'
import { readStored, writeStored } from '../../../client/phone/storage'

const plans = openKeptPlans({ read: () => readStored('plans'), write: (all) => writeStored('plans', all) })

/** What this person wrote earlier and did not send. */
export const keptPlan = (key: string): KeptPlan | undefined => plans.find(owner(), key)

/** Lets a text go, because the server has it or its writer does not want it. */
export function dropPlan(plan: KeptPlan): void {
  try {
    plans.drop(plan)
  } catch {
    // It is found again and offered again: a nuisance, not a loss.
  }
}

/** What became of it. `isSubmitted`: it waits for the administrator. `isStored` is false when people are concerned: what it means for them has to be seen first. */
export type Written = { ok: true; isStored: boolean; isSubmitted?: boolean } | Refused<RefusalCode>

/** What was decided about the people concerned. */
export type Agreed = Pick<PlanChange, 'toWaitlist' | 'reason'>

const NOBODY_CONCERNED: Agreed = { toWaitlist: [], reason: '' }

/** The form's state and what can be done with it. */
export type Writing = ReturnType<typeof useWriting>

export function useWriting(start: KeptPlan) {
  const [kept, setKept] = useState(start)
  const [isOnPhone, setIsOnPhone] = useState(true)
  const latest = useRef(start)
  const keep = (change: Partial<KeptPlan>) => {
    latest.current = { ...latest.current, ...change }
    setIsOnPhone(couldPut(latest.current))
    setKept(latest.current)
  }
  return {
    kept,
    /** False when the phone has no room for it. */
    isOnPhone,
    change: (part: Partial<PlanForm>) => keep({ form: { ...latest.current.form, ...part } }),
    save: useSave(latest, keep),
    merge: useMerge(latest, keep),
  }
}

function couldPut(plan: KeptPlan): boolean {
  try {
    plans.put(plan)
    return true
  } catch {
    return false
  }
}

type Latest = { readonly current: KeptPlan }
type Keep = (change: Partial<KeptPlan>) => void

/** Stores the text, and puts it on the list when asked to. A published activity is stored only when those concerned were looked at. */
function useSave(latest: Latest, keep: Keep) {
  const create = useCreateActivity().mutateAsync
  const edit = useEditActivity().mutateAsync
  const publish = usePublishActivity().mutateAsync
  const foresee = useForesight()
  return useMutation({
    mutationFn: async ({ toPublish, agreed }: { toPublish: boolean; agreed: Agreed | null }): Promise<Written> => {
      const { activityId, form, isPublished } = latest.current
      const plan = planOf(form)
      const calls: SaveCalls = { create, edit, makeId: randomId, keep }
      if (isPublished && !agreed) {
        const earlier = latest.current.pending
        const settled = await settlePending(latest.current, calls)
        if (settled?.ok && isSame(earlier?.plan, plan)) return stored(latest.current)
        const foreseen = await foresee(latest.current, plan)
        if (foreseen) return foreseen
      }
      const answer = await savePlan(latest.current, { plan, ...(agreed ?? NOBODY_CONCERNED) }, calls)
      if (!answer.ok) return answer
      if (toPublish) {
        const published = await publish({ activityId })
        // The answer to an earlier attempt was lost: what was wanted is done.
        if (!published.ok && published.reason !== 'already-published' && published.reason !== 'already-submitted') return published
        const isSubmitted = published.ok ? published.status === 'submitted' : published.reason === 'already-submitted'
        return { ...stored(latest.current), isSubmitted }
      }
      return stored(latest.current)
    },
  })
}

function stored(plan: KeptPlan): { ok: true; isStored: true } {
  dropPlan(plan)
  return { ok: true, isStored: true }
}

/** Asks what the change would do to people; null when it concerns nobody. */
function useForesight() {
  const client = useQueryClient()
  return async ({ activityId, version }: KeptPlan, plan: PlanChange['plan']): Promise<Written | null> => {
    if (version === null) return null
    const answer = await client.fetchQuery(consequencesQuery({ activityId, version, plan, toWaitlist: [] }))
    // Who goes to the waitlist is the organiser's to say.
    if (!answer.ok) return answer.reason === 'capacity-below-confirmed' ? { ok: true, isStored: false } : answer
    return concernsPeople(answer) ? { ok: true, isStored: false } : null
  }
}

const concernsPeople = ({ told, movedUp, toWaitlist, clashing }: Consequences): boolean =>
  told > 0 || movedUp.length + toWaitlist.length + clashing.length > 0

/** Brings in what somebody else changed, beside what was typed here. */
function useMerge(latest: Latest, keep: Keep) {
  return useMutation({
    mutationFn: async () => {
      const { activityId, base } = latest.current
      const current = await ask(api.desk.get.query({ activityId }))
      const theirs = formOf(current.plan)
      // The form as it is now: the answer took a while.
      const merged = mergeForms(base, latest.current.form, theirs)
      keep({
        base: theirs,
        form: merged.form,
        version: current.version,
        isPublished: current.status === 'published',
        isSubmitted: current.status === 'submitted',
      })
      return { ...merged, theirs }
    },
  })
}
