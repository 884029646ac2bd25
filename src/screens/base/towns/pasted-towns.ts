/** Pasted towns beside those that the base has. */
import { MOST_ENTRIES, NAME_LENGTHS } from '../../../domain/vocabulary/lists'
import { plainName } from '../../../domain/vocabulary/names'
import { pastedNames } from '../../../domain/vocabulary/pasted-lines'
import { unusableWords } from '../unusable-words'

export interface PastedTowns {
  /** Names to add. */
  fresh: string[]
  /** Names that are left out or look wrong, in words. */
  remarks: string[]
  /** True if the list would have too many towns. */
  isTooMany: boolean
}

/** @param known names of the base's towns, the retired ones included */
export function pastedTowns(text: string, known: readonly string[]): PastedTowns {
  const { names, doubled, unusable, odd } = pastedNames(text, NAME_LENGTHS.towns)
  const keys = new Set(known.map(plainName))
  const fresh = names.filter((name) => !keys.has(plainName(name)))
  const there = names.filter((name) => keys.has(plainName(name)))
  const remarks = [
    ...(doubled.length > 0 ? [`写了不止一遍，只加一个：${doubled.join('、')}`] : []),
    ...(there.length > 0 ? [`已经有了，不再加：${there.join('、')}`] : []),
    ...(odd.length > 0 ? [`不像乡镇、街道的名称，请看一下：${odd.join('、')}`] : []),
    ...(unusable.length > 0 ? [unusableWords(unusable)] : []),
  ]
  return { fresh, remarks, isTooMany: known.length + fresh.length > MOST_ENTRIES.towns }
}
