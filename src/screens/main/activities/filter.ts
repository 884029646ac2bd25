/** Filter of the list of activities. */
import { useState } from 'react'
import type { ActivityFilter } from '../../../client/activities/activities'

/** Chosen filter; '' for no filter. */
export interface FilterState {
  category: string
  town: string
  text: string
  when: 'upcoming' | 'past'
}

const ALL: FilterState = { category: '', town: '', text: '', when: 'upcoming' }

/** The chosen filter, the query for it, and a function to change it. */
export function useFilter() {
  const [chosen, setChosen] = useState(ALL)
  return {
    chosen,
    change: (part: Partial<FilterState>) => setChosen((before) => ({ ...before, ...part })),
    clear: () => setChosen((before) => ({ ...ALL, when: before.when })),
    isNarrowed: chosen.category !== '' || chosen.town !== '' || chosen.text !== '',
    query: queryOf(chosen),
  }
}

const queryOf = ({ category, town, text, when }: FilterState): ActivityFilter => ({
  when,
  ...(category ? { category } : {}),
  ...(town ? { town } : {}),
  ...(text ? { text } : {}),
})
