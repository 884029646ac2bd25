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
