/** What came of a visit: asking for it, writing it, and its way to the server. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OutcomeView, ReportOutcomeInput } from '../../../contract/records/outcomes'
import { api, ask } from '../../../client/wire/calls'
import { deskKey, useDeskChange } from '../../../client/activities/desk'
import { type KeptOutcome, type OutcomeForm, openKeptOutcomes } from './outcome-drafts'
import { owner } from '../../../client/phone/persona'
import { readStored, writeStored } from '../../../client/phone/storage'

const kept = openKeptOutcomes({ read: () => readStored('outcomes'), write: (all) => writeStored('outcomes', all) })

/** What one visit's organisers have reported. */
export const outcomeKey = (activityId: string) => [...deskKey, 'outcome', activityId] as const

/** What is reported so far. */
export const useOutcome = (activityId: string) =>
  useQuery({
    queryKey: outcomeKey(activityId),
    queryFn: (): Promise<OutcomeView> => ask(api.outcomes.get.query({ activityId })),
    enabled: activityId !== '',
  })

export const useReportOutcome = () =>
  useDeskChange((requestId, input: Omit<ReportOutcomeInput, 'requestId'>) => api.outcomes.report.mutate({ ...input, requestId }))

function asReported({ services, servedTotal, note }: OutcomeView): OutcomeForm {
  const served: OutcomeForm['served'] = {}
  for (const service of services) served[service.id] = service.served === null ? '' : String(service.served)
  return { served, total: servedTotal === null ? '' : String(servedTotal), note }
}

/** The form: what was written here, else what is reported, as it is heard: an old answer may stand first. */
export function useOutcomeForm(view: OutcomeView) {
  const activityId = view.activity.id
  const of = { owner: owner(), activityId }
  const [start] = useState(() => kept.find(of.owner, activityId))
  const [typed, setTyped] = useState<KeptOutcome | undefined>(start)
  const [isOnPhone, setIsOnPhone] = useState(true)
  const current = typed ?? { ...of, seen: view.reportedAt, form: asReported(view) }
  const keep = (next: KeptOutcome) => {
    setTyped(next)
    try {
      kept.put(next)
      setIsOnPhone(true)
    } catch {
      setIsOnPhone(false)
    }
  }
  return {
    form: current.form,
    seen: current.seen,
    isRestored: start !== undefined,
    /** False when the phone has no room for it. */
    isOnPhone,
    change: (part: Partial<OutcomeForm>) => keep({ ...current, form: { ...current.form, ...part } }),
    /** What somebody else reported meanwhile has been looked at: what is typed here goes over it. */
    catchUp: (reportedAt: number | null) => keep({ ...current, seen: reportedAt }),
    drop: () => {
      try {
        kept.drop(of)
      } catch {
        // It is found again and offered again: a nuisance, not a loss.
      }
    },
  }
}
