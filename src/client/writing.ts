/** Writing an activity: the form's text, on the phone with each letter, and its way to the server. */
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { RefusalCode } from '../contract/codes'
import type { Refused } from '../domain/decision'
import { api, ask } from './calls'
import { useCreateActivity, useEditActivity, usePublishActivity } from './desk'
import { randomId } from './device'
import { type KeptPlan, openKeptPlans, readPlans } from './kept-plans'
import { chosenPersona } from './persona'
import { type PlanForm, formOf, planOf } from './plan-form'
import { mergeForms } from './plan-merge'
import { useRequestId } from './use-request-id'
import { savePlan } from './save-plan'
import { readStored, writeStored } from './storage'

/** Whose texts these are: a demonstration's person, or the phone's owner. */
export const writer = (): string => chosenPersona() ?? ''

const plans = openKeptPlans({ read: () => readPlans(readStored('plans')), write: (all) => writeStored('plans', all) })

/** What this person wrote earlier and did not send. */
export const keptPlan = (key: string): KeptPlan | undefined => plans.find(writer(), key)

/** Lets a text go, because the server has it or its writer does not want it. */
export function dropPlan(plan: KeptPlan): void {
  try {
    plans.drop(plan)
  } catch {
    // It is found again and offered again: a nuisance, not a loss.
  }
}

/** What became of it. */
export type Written = { ok: true; activityId: string } | Refused<RefusalCode>

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

/** Stores the text, and puts it on the list when asked to. */
function useSave(latest: Latest, keep: Keep) {
  const create = useCreateActivity().mutateAsync
  const edit = useEditActivity().mutateAsync
  const publish = usePublishActivity().mutateAsync
  const publication = useRequestId()
  return useMutation({
    mutationFn: async ({ toPublish }: { toPublish: boolean }): Promise<Written> => {
      const { activityId, form } = latest.current
      const answer = await savePlan(latest.current, planOf(form), { create, edit, makeId: randomId, keep })
      if (!answer.ok) return answer
      if (toPublish) {
        const published = await publish({ requestId: publication.for(activityId), activityId })
        if (!published.ok) publication.renew()
        // The answer to an earlier attempt was lost: what was wanted is done.
        if (!published.ok && published.reason !== 'already-published') return published
      }
      dropPlan(latest.current)
      return { ok: true, activityId }
    },
  })
}

/** Brings in what somebody else changed, beside what was typed here. */
function useMerge(latest: Latest, keep: Keep) {
  return useMutation({
    mutationFn: async () => {
      const { activityId, base } = latest.current
      const current = await ask(api.desk.get.query({ activityId }))
      const theirs = formOf(current.plan)
      // The form as it is now: the answer took a while.
      const merged = mergeForms(base, latest.current.form, theirs)
      keep({ base: theirs, form: merged.form, version: current.version, isPublished: current.status === 'published' })
      return { ...merged, theirs }
    },
  })
}
