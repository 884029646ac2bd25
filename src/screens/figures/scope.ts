/** Scope of a page's figures, as in its address: `base`, `own`, or an organisation's id. */
import type { Scope } from '../../contract/figures/figures'
import type { SessionView } from '../../contract/people/profile'

export const scopeOf = (name: string): Scope =>
  name === 'base' ? { of: 'base' } : name === 'own' ? { of: 'own' } : { of: 'organisation', organisationId: name }

/** Scopes that the user may read, the widest first. */
export const scopesOf = ({ isAdministrator, organises, profile }: SessionView): { id: string; name: string }[] => [
  ...(isAdministrator ? [{ id: 'base', name: '全基地' }] : []),
  ...organises,
  ...(profile ? [{ id: 'own', name: '我自己' }] : []),
]

/** Number of past years on offer. */
const YEARS_SHOWN = 4

/** Years on offer, the latest first, with the requested one among them. */
export function yearsToShow(present: number, asked: number): number[] {
  const years = Array.from({ length: YEARS_SHOWN }, (_, back) => present - back)
  return years.includes(asked) || !Number.isInteger(asked) ? years : [...years, asked]
}
