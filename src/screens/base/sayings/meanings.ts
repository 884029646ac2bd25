/** The words that an everyday word stands for, as they are typed into one field. */
import { LONGEST_MEANING, MOST_MEANINGS } from '../../../domain/vocabulary/lists'
import { plainName, tidyWord } from '../../../domain/vocabulary/names'

/** Longest text of the field, with marks between the words. */
export const LONGEST_MEANINGS = MOST_MEANINGS * (LONGEST_MEANING + 1)

/** Words with marks or blanks between, each once. */
export const meaningsIn = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[、，,;；。\s]+/)
      .map(tidyWord)
      .filter((word) => word !== ''),
  ),
]

export const meaningsInWords = (means: readonly string[]): string => means.join('、')

/** Problem of the words; null for none. */
export function meaningsProblem(means: readonly string[]): string | null {
  if (means.length === 0) return '请写活动里的说法，至少一个。'
  if (means.length > MOST_MEANINGS) return `最多写 ${MOST_MEANINGS} 个，现在是 ${means.length} 个。`
  const long = means.find((word) => Array.from(word).length > LONGEST_MEANING)
  if (long !== undefined) return `“${Array.from(long).slice(0, LONGEST_MEANING).join('')}…”太长，一个词最多 ${LONGEST_MEANING} 个字。`
  const empty = means.find((word) => plainName(word) === '')
  return empty === undefined ? null : `“${empty}”里没有字。`
}

/** True if the saying or one of its meanings contains what was typed. */
export function hasWord({ name, means }: { name: string; means: readonly string[] }, sought: string): boolean {
  const plain = plainName(sought)
  return plain === '' || [name, ...means].some((word) => plainName(word).includes(plain))
}
