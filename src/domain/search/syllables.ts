/** Syllables of pinyin that is typed without blanks. */

const SYLLABLE =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ue|ui|uo|ve|a|o|e|i|u|v)|ang|eng|ai|ei|ao|ou|an|en|er|a|o|e)$/
const LONGEST = 6

/** The syllables of `zhenjiu`, the longest first where several readings exist; null for letters that are no pinyin. Linear in their number. */
export function syllablesOf(letters: string): string[] | null {
  /** Length of the first syllable of the rest from each place; 0 where the rest is no pinyin. */
  const first = Array.from({ length: letters.length }, () => 0)
  for (let at = letters.length - 1; at >= 0; at--) {
    for (let length = Math.min(LONGEST, letters.length - at); length > 0 && first[at] === 0; length--) {
      const isReadable = at + length === letters.length || (first[at + length] ?? 0) > 0
      if (isReadable && SYLLABLE.test(letters.slice(at, at + length))) first[at] = length
    }
  }
  const syllables: string[] = []
  for (let at = 0; at < letters.length; at += first[at] ?? 0) {
    const length = first[at] ?? 0
    if (length === 0) return null
    syllables.push(letters.slice(at, at + length))
  }
  return syllables
}
