/** Filter of the list, and the ways out of an empty result. */
import { useState } from 'react'
import type { ActivityFilter } from '../../../client/activities/activities'

/** Value of a choice without a filter. */
export interface FilterState {
  category: string
  town: string
  text: string
  when: 'upcoming' | 'past'
}

const ALL: FilterState = { category: '', town: '', text: '', when: 'upcoming' }

/** The chosen filter, its query, and its changes. */
export function useFilter() {
  const [chosen, setChosen] = useState(ALL)
  return {
    chosen,
    change: (part: Partial<FilterState>) => setChosen((before) => ({ ...before, ...part })),
    clear: () => setChosen((before) => ({ ...ALL, when: before.when })),
    isNarrowed: chosen.category !== '' || chosen.town !== '' || chosen.text !== '',
    asked: asked(chosen),
  }
}

const asked = ({ category, town, text, when }: FilterState): ActivityFilter => ({
  when,
  ...(category ? { category } : {}),
  ...(town ? { town } : {}),
  ...(text ? { text } : {}),
})
