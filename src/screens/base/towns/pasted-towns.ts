/** Pasted towns beside those that the base has. */
import { MOST_ENTRIES, NAME_LENGTHS } from '../../../domain/vocabulary/lists'
import { plainName } from '../../../domain/vocabulary/names'
import { pastedNames } from '../../../domain/vocabulary/pasted-lines'

export interface PastedTowns {
  /** Names to add. */
  fresh: string[]
  /** What is left out, in words. */
  remarks: string[]
  /** True if the list would have too many towns. */
  isTooMany: boolean
}

/** @param known names of the base's towns, the retired ones included */
export function pastedTowns(text: string, known: readonly string[]): PastedTowns {
  const { names, doubled, unusable } = pastedNames(text, NAME_LENGTHS.towns)
  const keys = new Set(known.map(plainName))
  const fresh = names.filter((name) => !keys.has(plainName(name)))
  const there = names.filter((name) => keys.has(plainName(name)))
  const remarks = [
    ...(doubled.length > 0 ? [`写了不止一遍，只加一个：${doubled.join('、')}`] : []),
    ...(there.length > 0 ? [`已经有了，不再加：${there.join('、')}`] : []),
    ...(unusable.length > 0 ? [`不是 2 到 20 个字，没有读：${unusable.map(shortened).join('、')}`] : []),
  ]
  return { fresh, remarks, isTooMany: known.length + fresh.length > MOST_ENTRIES.towns }
}

const SHOWN = 24
const shortened = (name: string): string => (Array.from(name).length > SHOWN ? `${Array.from(name).slice(0, SHOWN).join('')}…` : name)
