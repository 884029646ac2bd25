/** Line breaking. */
import type { Measure, Pen } from '../../../client/phone/picture'

/** Unbreakable units: Latin words and numbers; other characters break anywhere. */
const PIECES = /[A-Za-z0-9.:·\-–]+|[^A-Za-z0-9.:·\-–]/gu
/** Characters that must not begin a line. */
const CLOSING = /^[，。、；：！？）」』》”’%]/u

/**
 * Lines of a text, no wider than `width`.
 * @param most largest number of lines; a longer text ends with an ellipsis
 */
export function wrap(text: string, width: number, pen: Pen, measure: Measure, most = Infinity): string[] {
  const fits = (line: string) => measure(line, pen) <= width
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(text, fits)) {
    if (line !== '' && !fits(line + piece)) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
  }
  if (line !== '') lines.push(line)
  if (lines.length <= most) return lines
  const last = Array.from(lines[most - 1] ?? '')
  while (last.length > 0 && !fits(`${last.join('')}…`)) last.pop()
  return [...lines.slice(0, most - 1), `${last.join('')}…`]
}

/** Unbreakable pieces of a text. Closing marks stay with their word; a word wider than a line is split by letter. */
function pieces(text: string, fits: (text: string) => boolean): string[] {
  const found: string[] = []
  for (const piece of (text.match(PIECES) ?? []).flatMap((whole) => (fits(whole) ? [whole] : Array.from(whole)))) {
    const before = found[found.length - 1]
    if (before !== undefined && CLOSING.test(piece) && fits(before + piece)) found[found.length - 1] = before + piece
    else found.push(piece)
  }
  return found
}
