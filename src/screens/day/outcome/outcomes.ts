/** A visit's outcome: query, form and submission. */
import { useQuery } from '@tanstack/react-query'
import type { OutcomeView, ReportOutcomeInput } from '../../../contract/records/outcomes'
import { api, ask } from '../../../client/wire/calls'
import { deskKey, useDeskChange } from '../../../client/activities/desk'
import { type OutcomeForm, openOutcomeDrafts } from './outcome-drafts'
import { owner } from '../../../client/phone/owner'
import { phoneStorage } from '../../../client/phone/storage'
import { useDraft } from '../../../client/phone/use-draft'

const drafts = openOutcomeDrafts(phoneStorage)

/** Query key of a visit's outcome. */
export const outcomeKey = (activityId: string) => [...deskKey, 'outcome', activityId] as const

/** Outcome as reported so far. */
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

/** The form. It holds the stored draft, or else the outcome in `view`, which follows newer answers until the user types. */
export function useOutcomeForm(view: OutcomeView) {
  const fresh = { owner: owner(), activityId: view.activity.id, seen: view.reportedAt, form: asReported(view) }
  const { draft, latest, put, ...rest } = useDraft(drafts, fresh)
  return {
    ...rest,
    form: draft.form,
    seen: draft.seen,
    change: (part: Partial<OutcomeForm>) => put({ form: { ...latest().form, ...part } }),
    /** Records that the user has seen another organiser's report, so that this form may replace it. */
    catchUp: (reportedAt: number | null) => put({ seen: reportedAt }),
  }
}
