/** Whose year a page is about, as its address says it: `base`, `own`, or an organisation's id. */
import type { Scope } from '../../contract/figures/figures'
import type { SessionView } from '../../contract/people/profile'

export const scopeOf = (name: string): Scope =>
  name === 'base' ? { of: 'base' } : name === 'own' ? { of: 'own' } : { of: 'organisation', organisationId: name }

/** Those that the person may look at: the widest first. */
export const scopesOf = ({ isAdministrator, organises, profile }: SessionView): { id: string; name: string }[] => [
  ...(isAdministrator ? [{ id: 'base', name: '全基地' }] : []),
  ...organises,
  ...(profile ? [{ id: 'own', name: '我自己' }] : []),
]

/** How many years back there is something to look at. */
const YEARS_SHOWN = 4

/** The latest first; the one that was asked for is among them. */
export function yearsToShow(present: number, asked: number): number[] {
  const years = Array.from({ length: YEARS_SHOWN }, (_, back) => present - back)
  return years.includes(asked) || !Number.isInteger(asked) ? years : [...years, asked]
}
