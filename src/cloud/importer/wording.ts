/** Punctuation of imported text: reports mix half-width punctuation into Chinese. */

const FULL_WIDTH: Record<string, string> = { ',': '，', ';': '；', ':': '：', '(': '（', ')': '）', '?': '？', '!': '！' }
const HAN = String.raw`[\p{Script=Han}“”‘’、。，；：（）《》]`
/** Half-width marks next to a Chinese character or mark. */
const MARKS = new RegExp(`(?<=${HAN})\\s*[,;:()?!]\\s*|\\s*[,;:()?!]\\s*(?=${HAN})`, 'gu')

/** The text with full-width punctuation beside Chinese characters, and without blanks at the ends. */
export function tidyWords(text: string): string {
  return text
    .replace(MARKS, (mark) => FULL_WIDTH[mark.trim()] ?? mark)
    .replace(/\)(?=$|[，。；、])/g, '）')
    .trim()
}

/** Joins sentences, each with a full stop. */
export const sentences = (...parts: readonly (string | null)[]): string =>
  parts
    .filter((part): part is string => part !== null && part.trim() !== '')
    .map((part) => tidyWords(part).replace(/[。；，]?$/, '。'))
    .join('')
