/** Parsing of names from chats: in a row, numbered, padded to equal width, or with phone numbers. */
import { tidyCharacters } from '../../domain/people/names'

/** Characters that always separate names. */
const SEPARATORS = /[、，,;；。|\n\r\t]+/
/** A number before a name: `1.`, `2)`, `(3)`. `tidyCharacters` has turned ④ into a plain digit. */
const NUMBERING = /^(?:\d+[.):]?|\(\d+\))/
/** A phone number after a name, which the list does not need. */
const PHONE = /[:：]?\s*\d{6,}/g
const HAN = /^\p{Script=Han}+$/u

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
    // 王 样 is a name of two characters, padded to the width of three.
    const isPadded = isHan && wasHan && word.length === 1 && last?.length === 1
    const isLatin = !isHan && !wasHan && last !== undefined
    if (isPadded) names.splice(-1, 1, last + word)
    else if (isLatin) names.splice(-1, 1, `${last} ${word}`)
    else names.push(word)
    wasHan = isHan
  }
  return names
}

/** True if a list was pasted: typing adds a name or a comma at a time, pasting adds both. */
export function isPastedList(before: string, after: string): boolean {
  if (after.length <= before.length) return false
  return parseNames(after.startsWith(before) ? after.slice(before.length) : after).length > 1
}
