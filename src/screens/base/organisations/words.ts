/** What is written of an organisation. */
import type { OrganisationKind } from '../../../contract/activities/activities'

export const KINDS: readonly { id: OrganisationKind; name: string }[] = [
  { id: 'party', name: '民主党派' },
  { id: 'group', name: '统战团体' },
  { id: 'department', name: '部门镇街' },
  { id: 'partner', name: '协办单位' },
]

/** Whether the administrator sees an activity before it is on the list. */
export const TRUST = [
  { id: 'direct', name: '直接发布' },
  { id: 'reviewed', name: '提交审核' },
] as const

const MOST_ALIASES = 20

/** One a line, each once. */
export const aliasesOf = (text: string): string[] =>
  [...new Set(text.split(/[\n、，,;；]/).map((alias) => alias.trim()))].filter((alias) => !isShort(alias)).slice(0, MOST_ALIASES)

/** One character says nothing; the server asks the same. */
export const isShort = (text: string): boolean => Array.from(text).length < 2
