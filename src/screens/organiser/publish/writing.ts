/** Writing an activity: the form, and its submission. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { RefusalCode } from '../../../contract/codes'
import type { Consequences } from '../../../contract/activities/desk'
import type { Refused } from '../../../domain/decision'
import { api, ask } from '../../../client/wire/calls'
import { consequencesQuery, useCreateActivity, useEditActivity, usePublishActivity } from '../../../client/activities/desk'
import { randomId } from '../../../client/phone/device'
import { type PlanChange, type PlanDraft, openPlanDrafts } from '../../../client/activities/plan-drafts'
import { owner } from '../../../client/phone/owner'
import { type PlanForm, formOf, planOf } from '../../../client/activities/plan-form'
import { mergeForms } from '../../../client/activities/plan-merge'
import { type SaveCalls, isSame, savePlan, settlePending } from '../../../client/activities/save-plan'
import { phoneStorage } from '../../../client/phone/storage'
import { type DraftInForm, useDraft } from '../../../client/phone/use-draft'

const drafts = openPlanDrafts(phoneStorage)

/** This person's unsent draft. */
export const foundDraft = (key: string): PlanDraft | undefined => drafts.find({ owner: owner(), key })

export const dropDraft = (draft: PlanDraft): void => drafts.drop(draft)

/**
 * Result of saving. `isSubmitted`: the activity waits for the administrator. `isStored`: false if the organiser has to see the
 * consequences for people first.
 */
export type WriteResult = { ok: true; isStored: boolean; isSubmitted?: boolean } | Refused<RefusalCode>

/** Decisions about people: who returns to the waitlist, and the reason. */
export type PeopleDecision = Pick<PlanChange, 'toWaitlist' | 'reason'>

const NOBODY_CONCERNED: PeopleDecision = { toWaitlist: [], reason: '' }

/** State of the form, and its actions. */
export type Writing = ReturnType<typeof useWriting>

/** @param isRestored true if `start` is an earlier draft */
export function useWriting(start: PlanDraft, isRestored: boolean) {
  const inForm = useDraft(drafts, start, (found) => (isRestored ? found : null))
  const { draft, isOnPhone, latest, put } = inForm
  return {
    draft,
    isOnPhone,
    change: (part: Partial<PlanForm>) => put({ form: { ...latest().form, ...part } }),
    save: useSave(inForm),
    merge: useMerge(inForm),
  }
}

/**
 * Stores the text, and publishes it if wanted. A change of a published activity is stored only after the organiser has seen its
 * consequences.
 */
function useSave({ latest, put, drop }: DraftInForm<PlanDraft>) {
  const create = useCreateActivity().mutateAsync
  const edit = useEditActivity().mutateAsync
  const publish = usePublishActivity().mutateAsync
  const foresee = useForesight()
  const stored = (): { ok: true; isStored: true } => {
    drop()
    return { ok: true, isStored: true }
  }
  return useMutation({
    mutationFn: async ({ toPublish, agreed }: { toPublish: boolean; agreed: PeopleDecision | null }): Promise<WriteResult> => {
      const { activityId, form, isPublished } = latest()
      const plan = planOf(form)
      const calls: SaveCalls = { create, edit, makeId: randomId, keep: put }
      if (isPublished && !agreed) {
        const earlier = latest().pending
        const settled = await settlePending(latest(), calls)
        if (settled?.ok && isSame(earlier?.plan, plan)) return stored()
        const foreseen = await foresee(latest(), plan)
        if (foreseen) return foreseen
      }
      const answer = await savePlan(latest(), { plan, ...(agreed ?? NOBODY_CONCERNED) }, calls)
      if (!answer.ok) return answer
      if (toPublish) {
        const published = await publish({ activityId })
        // After a lost answer the activity may be published or submitted already.
        if (!published.ok && published.reason !== 'already-published' && published.reason !== 'already-submitted') return published
        const isSubmitted = published.ok ? published.status === 'submitted' : published.reason === 'already-submitted'
        return { ...stored(), isSubmitted }
      }
      return stored()
    },
  })
}

/** Requests the consequences of a change; null if it affects no person and nothing waits. */
function useForesight() {
  const client = useQueryClient()
  return async ({ activityId, version }: PlanDraft, plan: PlanChange['plan']): Promise<WriteResult | null> => {
    if (version === null) return null
    const answer = await client.fetchQuery(consequencesQuery({ activityId, version, plan, toWaitlist: [] }))
    // The organiser has to choose the people who return to the waitlist.
    if (!answer.ok) return answer.reason === 'capacity-below-confirmed' ? { ok: true, isStored: false } : answer
    return hasEffects(answer) ? { ok: true, isStored: false } : null
  }
}

/** True if the organiser has to know more than that the change is stored. */
const hasEffects = ({ notified, movedUp, toWaitlist, clashing, inQuestion, waiting }: Consequences): boolean =>
  notified + waiting.length > 0 || movedUp.length + toWaitlist.length + clashing.length + inQuestion.length > 0

/** Merges another organiser's changes with the text typed here. */
function useMerge({ latest, put }: DraftInForm<PlanDraft>) {
  return useMutation({
    mutationFn: async () => {
      const { activityId, base } = latest()
      const current = await ask(api.desk.get.query({ activityId }))
      const theirs = formOf(current.plan)
      // The present form is used, since it may have changed while the answer was on its way.
      const merged = mergeForms(base, latest().form, theirs)
      put({
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
