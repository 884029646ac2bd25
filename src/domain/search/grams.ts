/**
 * Grams kept of a visit's words so that an index finds them, and conditions on it. Chinese has no blanks between words, so every two
 * neighbouring characters are a gram: a word occurs where all its grams do.
 */
import { type Run, runsOf } from './folding'

/** A condition on the grams of a visit. */
export type Condition = { gram: string; isBeginning: boolean } | { all: readonly Condition[] } | { any: readonly Condition[] }

/** Beginning of a gram by what it is about: words of the heading, all words, their sound, the initials of their sound. */
export const KINDS = { head: '^', any: '', sound: '~', initials: '=' } as const
export type Where = 'head' | 'any'

/** Longest grams, so that a long run does not make a large row: letters of a sound, of initials, of a foreign word. */
const LONGEST = { sound: 18, initials: 6, other: 20 }

/** Syllables of a Chinese run, one for each character. The tables are large, so the function is an argument. */
export type Syllables = (han: string) => readonly string[]

/** Words of a visit, folded. */
export interface VisitWords {
  /** Title, services, town and place. */
  head: readonly string[]
  /** Words that are found by their sound, besides those of the heading. */
  heard: readonly string[]
  /** All other words. */
  rest: readonly string[]
}

/** All grams of a visit, each once. */
export function gramsOf({ head, heard, rest }: VisitWords, syllables: Syllables): string[] {
  const grams = new Set<string>()
  const add = (kind: string, list: readonly string[]) => {
    for (const words of list) for (const run of runsOf(words)) for (const gram of gramsOfRun(run)) grams.add(kind + gram)
  }
  add(KINDS.head, head)
  add(KINDS.any, [...head, ...heard, ...rest])
  for (const words of [...head, ...heard])
    for (const { kind, text } of runsOf(words)) if (kind === 'han') for (const gram of soundsOf(syllables(text))) grams.add(gram)
  return [...grams]
}

/** Pairs of neighbours, and the last character alone, so that each character begins a gram. */
function gramsOfRun({ kind, text }: Run): string[] {
  if (kind !== 'han') return [text.slice(0, LONGEST.other)]
  const characters = Array.from(text)
  return characters.map((character, at) => character + (characters[at + 1] ?? ''))
}

/** Sounds and initials from each character to the end of the run, so that a word inside it begins a gram. */
const soundsOf = (syllables: readonly string[]): string[] =>
  syllables.flatMap((_, at) => {
    const rest = syllables.slice(at, at + LONGEST.sound)
    return [
      KINDS.sound + rest.join('').slice(0, LONGEST.sound),
      KINDS.initials +
        rest
          .map((syllable) => syllable.charAt(0))
          .join('')
          .slice(0, LONGEST.initials),
    ]
  })

export const all = (conditions: readonly Condition[]): Condition =>
  conditions.length === 1 && conditions[0] ? conditions[0] : { all: conditions }
export const any = (conditions: readonly Condition[]): Condition =>
  conditions.length === 1 && conditions[0] ? conditions[0] : { any: conditions }

const gram = (kind: string, text: string, isBeginning = false): Condition => ({ gram: kind + text, isBeginning })

/** A whole word, whose characters stand together; of several words all. */
export const whole = (words: string, where: Where): Condition =>
  all(
    runsOf(words).map((run) =>
      run.kind === 'han' ? together(Array.from(run.text), where) : gram(KINDS[where], run.text.slice(0, LONGEST.other), true),
    ),
  )

function together(characters: readonly string[], where: Where): Condition {
  if (characters.length === 1) return gram(KINDS[where], characters[0] ?? '', true)
  return all(characters.slice(1).map((character, at) => gram(KINDS[where], (characters[at] ?? '') + character)))
}

/** Most characters that are parted in all ways. A longer run is cut first, so that the condition grows with the run and no faster. */
const LONGEST_PARTED = 10

/**
 * A run of which nobody knows where its words end: 唐先针灸 is found where 唐先 and 针灸 are. It is parted in all ways into pieces of two or
 * three, since a longer piece consists of such.
 */
function parted<Item>(items: readonly Item[], piece: (items: readonly Item[]) => Condition): Condition {
  if (items.length > LONGEST_PARTED) {
    const cut = items.length === LONGEST_PARTED + 1 ? LONGEST_PARTED - 1 : LONGEST_PARTED
    return all([parted(items.slice(0, cut), piece), parted(items.slice(cut), piece)])
  }
  if (items.length < 4) return piece(items)
  return any(
    [2, 3]
      .filter((length) => items.length - length !== 1)
      .map((length) => all([piece(items.slice(0, length)), parted(items.slice(length), piece)])),
  )
}

/** Chinese characters, parted as may be. */
export const scattered = (han: string, where: Where): Condition => parted(Array.from(han), (some) => together(some, where))

/** Syllables, parted as may be. */
export const sounding = (syllables: readonly string[]): Condition =>
  parted(syllables, (some) => gram(KINDS.sound, some.join('').slice(0, LONGEST.sound), true))

/** Letters as a sound, as initials, or as they are written: `tx`, `b` of B超. */
export const lettered = (letters: string, where: Where): Condition =>
  any([
    gram(KINDS.sound, letters.slice(0, LONGEST.sound), true),
    ...(letters.length <= LONGEST.initials ? [gram(KINDS.initials, letters, true)] : []),
    gram(KINDS[where], letters.slice(0, LONGEST.other), true),
  ])
