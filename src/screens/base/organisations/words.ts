/** Choices of the organisation form, and reading of its typed text. */
import { contactPhoneProblem } from '../../../domain/base/contact-phone'
import { foundingWords } from '../../../domain/base/founding-words'

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

/** Problem of a tidied number, in words; null for a number to call, or for none. */
export function phoneError(phone: string): string | null {
  const problem = phone === '' ? null : contactPhoneProblem(phone)
  return problem && foundingWords({ ok: false, reason: problem })
}

/** True for a name under two characters, the server's minimum. */
export const isShort = (text: string): boolean => Array.from(text).length < 2
