/** Filter of the list of activities. */
import { useState } from 'react'
import type { ActivityFilter } from '../../../client/activities/activities'
import { chooseTown, useOwnTown } from '../../../client/phone/own-town'
import { day, startOfDay, startOfWeek } from '../../../domain/calendar/calendar'

/** Time of the listed visits: coming ones, those of a part of it, or past ones. */
export type Span = 'coming' | 'today' | 'week' | 'next-week' | 'past'

/** Chosen filter; '' for no filter. */
export interface FilterState {
  category: string
  town: string
  text: string
  span: Span
}

const ALL = { category: '', text: '', span: 'coming' as Span }

/** The chosen filter, the query for it, and a function to change it. The town stays on the phone. */
export function useFilter(now: number) {
  const [state, setState] = useState(ALL)
  const ownTown = useOwnTown()
  const chosen: FilterState = { ...state, town: ownTown ?? '' }
  return {
    chosen,
    /** True before the first choice of a town, or of the whole county. */
    isTownOpen: ownTown === null,
    change: ({ town, ...part }: Partial<FilterState>) => {
      if (town !== undefined) chooseTown(town)
      setState((before) => ({ ...before, ...part }))
    },
    clear: () => {
      if (ownTown !== null) chooseTown('')
      setState((before) => ({ ...ALL, span: before.span === 'past' ? 'past' : 'coming' }))
    },
    isNarrowed: chosen.category !== '' || chosen.town !== '' || chosen.text !== '' || !['coming', 'past'].includes(chosen.span),
    query: queryOf(chosen, now),
  }
}

export const queryOf = ({ category, town, text, span }: FilterState, now: number): ActivityFilter => ({
  when: span === 'past' ? 'past' : 'upcoming',
  ...boundsOf(span, now),
  ...(category ? { category } : {}),
  ...(town ? { town } : {}),
  ...(text ? { text } : {}),
})

/** Bounds of the start. They change with the day alone, so that the answer of a minute ago is still an answer to the question. */
function boundsOf(span: Span, now: number): Pick<ActivityFilter, 'from' | 'until'> {
  const nextWeek = startOfWeek(now) + 7 * day
  switch (span) {
    case 'today':
      return { until: startOfDay(now) + day }
    case 'week':
      return { until: nextWeek }
    case 'next-week':
      return { from: nextWeek, until: nextWeek + 7 * day }
    case 'coming':
    case 'past':
      return {}
  }
}
