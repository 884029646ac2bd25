/** HTML as a value. Text becomes HTML only by {@link markup}, which escapes it, so that no title can bring a tag along. */

export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | null | undefined | false | readonly Html[]

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text for HTML and for attributes in quotes. Control characters are no text, and XML forbids them. */
export const escaped = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- these are what is left out
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '')

/** A template in which every part is escaped, except HTML itself. Null, undefined and false are nothing. */
export function markup(fixed: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(fixed.map((text, at) => text + (at < parts.length ? textOf(parts[at]) : '')).join(''))
}

function textOf(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  if (!part) return ''
  return part instanceof Html ? part.text : part.map(({ text }) => text).join('')
}

/**
 * Data inside a script element, which a browser does not execute by its type. A `<` in a string would end the element, and is written as an
 * escape.
 */
export const dataScript = (type: string, id: string | null, data: unknown): Html =>
  new Html(
    `<script type="${type}"${id === null ? '' : ` id="${id}"`}>${JSON.stringify(data).replace(/[<>\u2028\u2029]/g, inEscape)}</script>`,
  )

const inEscape = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
