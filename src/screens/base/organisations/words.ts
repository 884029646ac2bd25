/** Choices of the organisation form, and reading of its typed text. */
/** Choices for publishing: at once, or after the administrator's review. */
export const TRUST_CHOICES = [
  { id: 'direct', name: '直接发布' },
  { id: 'reviewed', name: '提交审核' },
] as const

/** Choices for members: confirmed by the organisation, or by their own declaration. */
export const CONFIRMATION_CHOICES = [
  { id: 'confirmed', name: '由组织核实' },
  { id: 'declared', name: '自己填了就算' },
] as const

const MOST_ALIASES = 20

/** Typed aliases, without duplicates and aliases that are too short. */
export const aliasesOf = (text: string): string[] =>
  [...new Set(text.split(/[\n、，,;；]/).map((alias) => alias.trim()))].filter((alias) => !isShort(alias)).slice(0, MOST_ALIASES)

/** True for a name under two characters, the server's minimum. */
export const isShort = (text: string): boolean => Array.from(text).length < 2
