/** What the list is narrowed to, and what a person can do when that leaves nothing. */
import { useState } from 'react'
import type { ActivityFilter } from '../../../client/activities/activities'

/** '' in a choice stands for all. */
export interface FilterState {
  category: string
  town: string
  text: string
  when: 'upcoming' | 'past'
}

const ALL: FilterState = { category: '', town: '', text: '', when: 'upcoming' }

/** The filter as chosen, as the server wants it, and the ways to change it. */
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
