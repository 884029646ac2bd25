/**
 * Finds the records of a JSON list, each with its line, so that a broken one does not spoil the others. A valid file is read
 * as JSON; only a broken one is searched for the outlines of its records.
 */
import { type ObjectNode, type ValueNode, evaluate, parse } from '@humanwhocodes/momoa'

/** One value of the list. Lines count from 1. */
export interface ReadableRecord {
  line: number
  value: unknown
  /** Line of a field; for a missing field, line of the value that should contain it. */
  lineOf: (path: readonly (string | number)[]) => number
}

/** A record that is not valid JSON. */
export interface BrokenRecord {
  line: number
  /** The field with the mistake; null if unknown. */
  field: string | null
  /** Column in the line, from 1. */
  column: number
}

export type FoundRecord = ReadableRecord | BrokenRecord

export function findRecords(text: string): FoundRecord[] {
  const source = text.replace(/^\ufeff/, '')
  try {
    const { body } = parse(source)
    return body.type === 'Array' ? body.elements.map((element) => readable(element.value, 0)) : [readable(body, 0)]
  } catch {
    return readOutlines(source)
  }
}

/** A single value, with the fields that stand in it more than once, of which JSON keeps the last. */
export interface WholeValue extends ReadableRecord {
  repeated: { line: number; field: string }[]
}

/** A file that holds one value. */
export function readValue(text: string): WholeValue | BrokenRecord {
  const source = text.replace(/^\ufeff/, '')
  try {
    const { body } = parse(source)
    return { ...readable(body, 0), repeated: repeatedIn(body) }
  } catch (error) {
    const { line, column, offset } = placeOf(error)
    return { line, column, field: fieldBefore(source, offset) }
  }
}

function repeatedIn(node: ValueNode): { line: number; field: string }[] {
  if (node.type === 'Array') return node.elements.flatMap(({ value }) => repeatedIn(value))
  if (node.type !== 'Object') return []
  const names = node.members.map(nameOf)
  return node.members.flatMap(({ loc, value }, index) => {
    const field = names[index] ?? ''
    return [...(names.indexOf(field) < index ? [{ line: loc.start.line, field }] : []), ...repeatedIn(value)]
  })
}

const readable = (node: ValueNode, linesBefore: number): ReadableRecord => ({
  line: node.loc.start.line + linesBefore,
  value: evaluate(node),
  lineOf: (path) => nodeAt(node, path).loc.start.line + linesBefore,
})

function nodeAt(node: ValueNode, path: readonly (string | number)[]): ValueNode {
  const [step, ...rest] = path
  const child = step === undefined ? undefined : childOf(node, step)
  return child ? nodeAt(child, rest) : node
}

function childOf(node: ValueNode, step: string | number): ValueNode | undefined {
  if (node.type === 'Array') return node.elements[Number(step)]?.value
  return node.type === 'Object' ? node.members.find((member) => nameOf(member) === step)?.value : undefined
}

const nameOf = ({ name }: ObjectNode['members'][number]): string => (name.type === 'String' ? name.value : name.name)

/** Half-open range of characters that should be one record. */
interface Outline {
  from: number
  to: number
}

function readOutlines(source: string): FoundRecord[] {
  let counted = 0
  let linesBefore = 0
  let lineStart = 0
  return outlines(source).map(({ from, to }) => {
    for (; counted < from; counted++) {
      if (source[counted] !== '\n') continue
      linesBefore++
      lineStart = counted + 1
    }
    return readOutline(source.slice(from, to), linesBefore, from - lineStart)
  })
}

function readOutline(outline: string, linesBefore: number, columnsBefore: number): FoundRecord {
  let end = outline.length
  // A pattern for the end of a text would be tried again at each blank within it.
  while (end > 0 && /[\s,[\]]/.test(outline.charAt(end - 1))) end--
  const text = outline.slice(0, end)
  try {
    return readable(parse(text).body, linesBefore)
  } catch (error) {
    const { line, column, offset } = placeOf(error)
    return { line: line + linesBefore, field: fieldBefore(text, offset), column: line === 1 ? column + columnsBefore : column }
  }
}

/** Position of a mistake, which the JSON reader's error carries. */
function placeOf(error: unknown): { line: number; column: number; offset: number } {
  if (error instanceof Error && 'line' in error && 'column' in error && 'offset' in error) {
    return { line: Number(error.line), column: Number(error.column), offset: Number(error.offset) }
  }
  // A file that is nested too deeply counts as broken from its first character.
  if (error instanceof RangeError) return { line: 1, column: 1, offset: 0 }
  throw error
}

const fieldBefore = (text: string, offset: number): string | null =>
  [...text.slice(0, offset).matchAll(/"([A-Za-z]+)"\s*:/g)].at(-1)?.[1] ?? null

/**
 * Records by their outermost braces. Two rules limit the damage of a missing brace or quote: a string ends with its line at
 * the latest, and anything that looks like the start of a record is one.
 */
function outlines(source: string): Outline[] {
  const found: Outline[] = []
  const beginsRecord = recordStarts(source)
  let from: number | null = null
  let depth = 0
  const close = (to: number) => {
    if (from !== null) found.push({ from, to })
    from = null
    depth = 0
  }
  for (let at = 0; at < source.length; at++) {
    const character = source.charAt(at)
    // Stray text between records ends at the beginning of the next record.
    const isStray = from !== null && depth === 0
    if (character === '{' && (from === null || beginsRecord(at))) {
      close(at)
      from = at
      depth = 1
    } else if (character === '{' && !isStray) depth++
    else if (character === '}' && !isStray && from !== null) {
      depth--
      if (depth === 0) close(at + 1)
    } else if (/[^\s,[\]]/.test(character)) {
      from ??= at
      if (character === '"') at = endOfString(source, at)
    }
  }
  close(source.length)
  return found
}

/** The closing quote, or the end of the line when there is none. */
function endOfString(source: string, from: number): number {
  for (let at = from + 1; at < source.length; at++) {
    const character = source.charAt(at)
    if (character === '"') return at
    if (character === '\n') return at - 1
    if (character === '\\' && source.charAt(at + 1) !== '\n') at++
  }
  return source.length - 1
}

/**
 * True for a brace before `"id"`, or at the start of its line in the column of the first record's brace. The places asked for only grow,
 * so that the source is searched for line ends once.
 */
function recordStarts(source: string): (at: number) => boolean {
  const first = source.indexOf('{')
  const column = first - source.lastIndexOf('\n', first)
  let line = 0
  let searched = 0
  return (at) => {
    for (; searched < at; searched++) if (source[searched] === '\n') line = searched + 1
    const isAligned = at - line + 1 === column && source.slice(line, at).trim() === ''
    return isAligned || /^\{\s*"id"\s*:/.test(source.slice(at, at + 200))
  }
}
