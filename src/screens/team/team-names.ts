/** Parsing of names from chats: in a row, numbered, padded to equal width, or with phone numbers. */
import { isCompoundSurname, tidyCharacters } from '../../domain/people/names'

/** Characters that always separate names, and numbers in circles or boxes, which stand before a name. */
const SEPARATORS = /[、，,;；。|@＠\n\r\t①-⒛❶-❿]+|\d\ufe0f?\u20e3/
/** A number before a name: `1.`, `2)`, `(3)`. */
const NUMBERING = /^(?:\d+[.):]?|\(\d+\))/
/** A phone number after a name, which the list does not need. */
const PHONE = /[:：]?\+?\d[\d-]{4,18}\d/g
const HAN = /^[\p{Script=Han}·]+$/u

/** The names in a text, in order. A blank separates Chinese names, but not the words of a Latin name. */
export const parseNames = (text: string): string[] => text.split(SEPARATORS).flatMap((part) => inOnePart(part))

function inOnePart(part: string): string[] {
  const words = tidyCharacters(part.replace(PHONE, ' '))
    .split(' ')
    .map((word) => word.replace(NUMBERING, ''))
    .filter((word) => word !== '')
  const names: string[] = []
  let wasHan = false
  for (const word of words) {
    const isHan = HAN.test(word)
    const last = names[names.length - 1]
    const isPadded = isHan && wasHan && last !== undefined && belongsTo(last, word)
    const isLatin = !isHan && !wasHan && last !== undefined
    if (isPadded) names.splice(-1, 1, last + word)
    else if (isLatin) names.splice(-1, 1, `${last} ${word}`)
    else names.push(word)
    wasHan = isHan
  }
  return names
}

/** True if a word goes on with a name: 王 样 is padded to the width of three characters, and 欧阳 alone is no name. */
const belongsTo = (name: string, word: string): boolean =>
  (name.length === 1 && word.length === 1) ||
  (isCompoundSurname(name.slice(0, 2)) && name.length + word.length <= 4 && (name.length === 2 || word.length === 1))

/** True if a list was pasted: typing adds a name or a comma at a time, pasting adds both. */
export function isPastedList(before: string, after: string): boolean {
  if (after.length <= before.length) return false
  return parseNames(after.startsWith(before) ? after.slice(before.length) : after).length > 1
}
