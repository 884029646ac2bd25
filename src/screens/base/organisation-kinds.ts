import type { OrganisationKind } from '../../domain/people/organisation-names'

/** Choices of an organisation's kind. */
export const KINDS: readonly { id: OrganisationKind; name: string }[] = [
  { id: 'party', name: '民主党派' },
  { id: 'group', name: '统战团体' },
  { id: 'department', name: '部门镇街' },
  { id: 'partner', name: '协办单位' },
]
