/** Calls and the draft of the guide. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { FoundInput } from '../../../contract/base'
import { openDrafts } from '../../../client/phone/drafts'
import { owner } from '../../../client/phone/owner'
import { phoneKey } from '../../../client/phone/phone-key'
import { phoneStorage } from '../../../client/phone/storage'
import { useDraft } from '../../../client/phone/use-draft'
import { api, ask } from '../../../client/wire/calls'
import { useChange } from '../../../client/wire/use-change'
import { type GuideForm, STEPS, emptyForm } from './guide-form'

interface GuideDraft {
  owner: string
  /** A person has one draft, since a base is founded once. */
  of: string
  form: GuideForm
}

const GUIDE = phoneKey<GuideDraft[]>('guide')

const isForm = (form: Partial<GuideForm> | undefined): boolean =>
  form?.step !== undefined &&
  STEPS.includes(form.step) &&
  typeof form.towns === 'string' &&
  Array.isArray(form.own) &&
  Array.isArray(form.hours?.days)

const drafts = openDrafts(phoneStorage, { key: GUIDE, about: 'of', most: 3, isWhole: ({ form }: Partial<GuideDraft>) => isForm(form) })

/** The form, kept on the phone from the first letter. */
export function useGuideForm() {
  const { draft, latest, put, ...rest } = useDraft<GuideDraft>(drafts, { owner: owner(), of: 'base', form: emptyForm })
  return { ...rest, form: draft.form, change: (part: Partial<GuideForm>) => void put({ form: { ...latest().form, ...part } }) }
}

/** The usual organisations by their names in a county. */
export const useOffers = (county: string, isWanted: boolean) =>
  useQuery({
    enabled: isWanted,
    queryKey: ['offers', county],
    queryFn: () => ask(api.base.offers.query({ county })),
    meta: { keep: false },
    staleTime: Infinity,
  })

/** Founds the base. Every answer on the phone is asked for again, also after a refusal, since another administrator may have been first. */
export function useFound() {
  const client = useQueryClient()
  return useChange((requestId, input: Omit<FoundInput, 'requestId'>) => api.base.found.mutate({ ...input, requestId }), {
    onAnswer: () => client.invalidateQueries(),
    isRepeatable: true,
  })
}
