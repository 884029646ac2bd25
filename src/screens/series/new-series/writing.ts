/** Planning a series: the form, and its submission. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { CreateSeriesAnswer } from '../../../contract/series'
import type { SeriesPlan } from '../../../domain/series/series'
import { api, ask } from '../../../client/wire/calls'
import { type PendingRequest, sendKept } from '../../../client/wire/request-id'
import { useDeskRefresh } from '../../../client/activities/desk'
import { randomId } from '../../../client/phone/device'
import { openDrafts } from '../../../client/phone/drafts'
import { owner } from '../../../client/phone/owner'
import { phoneKey } from '../../../client/phone/phone-key'
import { phoneStorage } from '../../../client/phone/storage'
import { type DraftInForm, useDraft } from '../../../client/phone/use-draft'
import { sentPlan } from '../series'
import { type SeriesForm, isSeriesForm } from './series-form'

interface SeriesDraft {
  owner: string
  /** The visit that the series is made from. */
  activityId: string
  form: SeriesForm
  pending: PendingRequest | null
}

const SERIES = phoneKey<SeriesDraft[]>('series')
const drafts = openDrafts(phoneStorage, { key: SERIES, about: 'activityId', most: 5, isWhole: ({ form }) => isSeriesForm(form) })

/** @param begin makes an empty form; @param leads organisations that the user acts for now */
export function useSeriesWriting(activityId: string, begin: () => SeriesForm, leads: readonly string[]) {
  const [form, setForm] = useState(begin)
  const fresh: SeriesDraft = { owner: owner(), activityId, form, pending: null }
  const inForm = useDraft(drafts, fresh, (found) => ({
    ...found,
    form: { ...found.form, leadIds: found.form.leadIds.filter((id) => leads.includes(id)) },
  }))
  const { draft, latest, put, isRestored, isOnPhone } = inForm
  return {
    form: draft.form,
    isRestored,
    isOnPhone,
    change: (part: Partial<SeriesForm>) => put({ form: { ...latest().form, ...part } }),
    startAgain: () => {
      setForm(begin())
      inForm.startAgain()
    },
    create: useCreateSeries(inForm),
  }
}

function useCreateSeries({ latest, put, drop }: DraftInForm<SeriesDraft>) {
  const refresh = useDeskRefresh()
  return useMutation({
    mutationFn: (input: { name: string; plan: SeriesPlan; toPublish: boolean }): Promise<CreateSeriesAnswer> => {
      const { activityId, pending } = latest()
      return sendKept(pending, JSON.stringify(input), {
        send: (requestId) => ask(api.series.create.mutate({ ...input, requestId, activityId, plan: sentPlan(input.plan) })),
        makeId: randomId,
        keep: (sent) => put({ pending: sent }),
      })
    },
    onSuccess: (answer) => {
      if (answer.ok) drop()
      refresh()
    },
  })
}
