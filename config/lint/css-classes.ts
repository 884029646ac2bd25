/** Class names that a TypeScript file contains literally. */
export interface WrittenClasses {
  /** Words of all strings, since any of them may be a class that is passed to a component. */
  words: ReadonlySet<string>
  /** Beginnings of classes that a template string completes: `notice-` of `notice-${tone}`. */
  beginnings: readonly string[]
  /** Words in a `className`, with their lines. Each of them is a class. */
  worn: readonly { name: string; line: number }[]
}

const STRING = /'[^'\n]*'|"[^"\n]*"|`[^`]*`/g
const CLASS_NAME = /\bclassName(?:=|: |\) =>\s)/g

export function classesIn(text: string): WrittenClasses {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|^import [^\n]*/gm, (comment) => comment.replace(/[^\n]/g, ' '))
  const strings = [...code.matchAll(STRING)].map(([string]) => string)
  return {
    words: new Set(strings.flatMap((string) => string.match(/[a-z][\w-]*/g) ?? [])),
    beginnings: [...code.matchAll(/([a-z][\w-]*)\$\{/g)].map(([, beginning = '']) => beginning),
    worn: [...code.matchAll(CLASS_NAME)].flatMap(({ 0: { length }, index }) => {
      const line = code.slice(0, index).split('\n').length
      return wholeWords(valueAt(code, index + length)).map((name) => ({ name, line }))
    }),
  }
}

/**
 * True for a class that the file may use. A digit may complete any beginning (`h${level}`), a word only a beginning that ends in a
 * hyphen.
 */
export const isWritten = (name: string, { words, beginnings }: WrittenClasses): boolean =>
  words.has(name) ||
  beginnings.some((beginning) => name.startsWith(beginning) && (beginning.endsWith('-') || /^\d$/.test(name.slice(beginning.length))))

/** Source of an attribute's value: a quoted string, or the expression in the braces. */
function valueAt(code: string, start: number): string {
  const rest = code.slice(start)
  if (!rest.startsWith('{')) return /^(?:'[^'\n]*'|"[^"\n]*"|`[^`]*`)/.exec(rest)?.[0] ?? ''
  let depth = 0
  for (let at = 0; at < rest.length; at++) {
    const sign = rest[at]
    if (sign === '{') depth += 1
    if (sign === '}') depth -= 1
    if (depth === 0) return rest.slice(1, at)
  }
  return ''
}

/** Complete words in the strings of an expression, except strings in comparisons and look-ups. */
function wholeWords(expression: string): string[] {
  const shown = expression.replace(/(?:[!=]==?) ?'[^']*'/g, '').replace(/\[\s*'[^']*'/g, '')
  const quoted = [...shown.matchAll(/'([^'\n]*)'|"([^"\n]*)"/g)].map(([, one, two]) => one ?? two ?? '')
  const templates = [...shown.matchAll(/`([^`]*)`/g)].map(([, template = '']) => template.replace(/\S*\$\{[^}]*\}\S*/g, ' '))
  return [...quoted, ...templates].flatMap((words) => words.split(/\s+/)).filter((word) => /^[a-z][\w-]*$/.test(word))
}
