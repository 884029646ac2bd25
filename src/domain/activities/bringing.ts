/** The things to bring, typed as one line: 身份证、医保卡、以前的病历. */
import { plainName } from '../vocabulary/names'

/** Most usual things of a category, and the length of each. */
export const MOST_USUAL_THINGS = 12
export const LONGEST_THING = 20

/** Two spellings of one thing; a thing of signs alone is only itself. */
const isSameThing = (one: string, other: string): boolean => one === other || (plainName(one) !== '' && plainName(one) === plainName(other))

const BETWEEN = /[、，,；;。\n]+/

/** Single things of a typed line, without blanks and repetitions. */
export function thingsIn(bring: string): string[] {
  const things = bring
    .split(BETWEEN)
    .map((thing) => thing.trim())
    .filter((thing) => thing !== '')
  return things.filter((thing, at) => things.findIndex((other) => isSameThing(other, thing)) === at)
}

const hasThing = (things: readonly string[], thing: string): boolean => things.some((one) => isSameThing(one, thing))

/** Usual things of these categories, each once. */
export const usualThings = (usual: Readonly<Record<string, readonly string[]>>, categories: readonly string[]): string[] =>
  thingsIn(categories.flatMap((id) => usual[id] ?? []).join('\n'))

/** Usual things that a typed line names. */
export const chosenThings = (bring: string, usual: readonly string[]): string[] => {
  const things = thingsIn(bring)
  return usual.filter((thing) => hasThing(things, thing))
}

/**
 * The line after a tap on usual things: chosen ones are added at its end, those no longer chosen go, and other words stay. A line in which
 * nothing changes stays as it was typed.
 */
export function withChosen(bring: string, usual: readonly string[], chosen: readonly string[]): string {
  const before = chosenThings(bring, usual)
  const gone = before.filter((thing) => !chosen.includes(thing))
  const added = usual.filter((thing) => chosen.includes(thing) && !before.includes(thing))
  if (gone.length + added.length === 0) return bring
  return [...thingsIn(bring).filter((thing) => !hasThing(gone, thing)), ...added].join('、')
}
