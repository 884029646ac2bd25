/** The organisation form's answers. */
import type { OrganisationKind } from '../../../contract/people/organisations'

export const KINDS: readonly { id: OrganisationKind; name: string }[] = [
  { id: 'party', name: '民主党派' },
  { id: 'group', name: '统战团体' },
  { id: 'department', name: '部门镇街' },
  { id: 'partner', name: '协办单位' },
]

/** Choices of review before publication. */
export const TRUST = [
  { id: 'direct', name: '直接发布' },
  { id: 'reviewed', name: '提交审核' },
] as const

const MOST_ALIASES = 20

/** Aliases, one a line, without duplicates. */
export const aliasesOf = (text: string): string[] =>
  [...new Set(text.split(/[\n、，,;；]/).map((alias) => alias.trim()))].filter((alias) => !isShort(alias)).slice(0, MOST_ALIASES)

/** Shortest name in characters; the server has the same limit. */
export const isShort = (text: string): boolean => Array.from(text).length < 2
