/** A look at XML before the library reads it. The library reads in chunks, and begins a tag that has not ended again with each chunk. */

/** Most characters of a tag, a comment or a section; those of spreadsheets have some hundred. */
const LONGEST_TAG = 64 * 1024
/** Most characters of text between tags. A cell has 32,767 at most, and `&quot;` for one character. */
const LONGEST_TEXT = 256 * 1024

/** Tokens that begin with `<` and do not end with the next `>`. */
const SECTIONS: readonly [begin: string, end: string][] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
]

/** True if each tag, comment and section ends, and none is far longer than those of a spreadsheet. */
export function endsItsTags(xml: string): boolean {
  for (let at = 0; ;) {
    const begin = xml.indexOf('<', at)
    if (begin < 0) return xml.length - at <= LONGEST_TEXT
    const end = endOf(xml, begin)
    if (end < 0 || begin - at > LONGEST_TEXT || end - begin > LONGEST_TAG) return false
    at = end
  }
}

/** Place after the tag or section; -1 when it does not end. */
function endOf(xml: string, begin: number): number {
  const [opening, closing] = SECTIONS.find(([each]) => xml.startsWith(each, begin)) ?? []
  if (opening && closing) {
    const end = xml.indexOf(closing, begin + opening.length)
    return end < 0 ? -1 : end + closing.length
  }
  for (let at = begin + 1; at < xml.length; at++) {
    const character = xml[at]
    if (character === '>') return at + 1
    if (character !== '"' && character !== "'") continue
    at = xml.indexOf(character, at + 1)
    if (at < 0) return -1
  }
  return -1
}
