/** Pasted names that were not taken, in words. */
import { NAME_LENGTHS } from '../../domain/vocabulary/lists'

const SHOWN = 24
const { shortest, longest } = NAME_LENGTHS.towns
const shortened = (name: string): string => (Array.from(name).length > SHOWN ? `${Array.from(name).slice(0, SHOWN).join('')}…` : name)

export const unusableWords = (names: readonly string[]): string =>
  `不是 ${shortest} 到 ${longest} 个字，没有读：${names.map(shortened).join('、')}`
