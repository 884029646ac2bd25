/** Planning a series: the form, on the phone with each change until its visits are made. */
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { CreateSeriesAnswer } from '../../../contract/series'
import type { SeriesPlan } from '../../../domain/series/series'
import { api, ask } from '../../../client/wire/calls'
import { useDeskRefresh } from '../../../client/activities/desk'
import { randomId } from '../../../client/phone/device'
import { openKeptDrafts } from '../../../client/phone/drafts'
import { owner } from '../../../client/phone/persona'
import { sentPlan } from '../series'
import { type SeriesForm, isSeriesForm } from './series-form'
import { readStored, writeStored } from '../../../client/phone/storage'

export interface KeptSeries {
  /** Who plans it; not for the next person on this phone. */
  owner: string
  /** The visit that they are made from. */
  activityId: string
  form: SeriesForm
  /** A request whose answer did not come, and what it asked for: the same again is that request. */
  pending: { requestId: string; asked: string } | null
}

const drafts = openKeptDrafts<KeptSeries, 'activityId'>(
  { read: () => readStored('series'), write: (all) => writeStored('series', all) },
  { key: 'activityId', most: 5, isOurs: (kept) => isSeriesForm(kept.form) },
)

/** @param fresh the form that nobody has written in; @param leads whom the planner acts for by now */
export function useSeriesWriting(activityId: string, fresh: () => SeriesForm, leads: readonly string[]) {
  const [start] = useState((): KeptSeries | undefined => drafts.find(owner(), activityId))
  const [isRestored, setIsRestored] = useState(start !== undefined)
  const [form, setForm] = useState(() =>
    start ? { ...start.form, leadIds: start.form.leadIds.filter((id) => leads.includes(id)) } : fresh(),
  )
  const latest = useRef<KeptSeries>({ owner: owner(), activityId, pending: null, ...start, form })
  const keep = (part: Partial<KeptSeries>) => {
    latest.current = { ...latest.current, ...part }
    attempt(() => drafts.put(latest.current))
  }
  const change = (part: Partial<SeriesForm>) => {
    keep({ form: { ...latest.current.form, ...part } })
    setForm(latest.current.form)
  }
  const startAgain = () => {
    latest.current = { ...latest.current, form: fresh(), pending: null }
    attempt(() => drafts.drop(latest.current))
    setForm(latest.current.form)
    setIsRestored(false)
  }
  return { form, isRestored, change, startAgain, create: useCreateSeries(latest, keep) }
}

function useCreateSeries(latest: { readonly current: KeptSeries }, keep: (part: Partial<KeptSeries>) => void) {
  const refresh = useDeskRefresh()
  return useMutation({
    mutationFn: (input: { name: string; plan: SeriesPlan; toPublish: boolean }): Promise<CreateSeriesAnswer> => {
      const { activityId, pending } = latest.current
      const asked = JSON.stringify(input)
      const requestId = pending?.asked === asked ? pending.requestId : randomId()
      keep({ pending: { requestId, asked } })
      return ask(api.series.create.mutate({ ...input, requestId, activityId, plan: sentPlan(input.plan) }))
    },
    onSuccess: (answer) => {
      if (answer.ok) attempt(() => drafts.drop(latest.current))
      else keep({ pending: null })
      refresh()
    },
  })
}

/** A phone without room plans all the same; what could not be let go is offered again: a nuisance, not a loss. */
function attempt(write: () => void): void {
  try {
    write()
  } catch {
    // Nothing typed is lost while the page is open.
  }
}
