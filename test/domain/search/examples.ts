/** A small script and a small pinyin for tests of rules, and a plain reading of conditions. */
import type { Condition } from '../../../src/domain/search/grams'

const SIMPLE: Readonly<Record<string, string>> = { 壓: '压', 鎮: '镇', 針: '针' }
export const toSimplified = (text: string): string => Array.from(text, (character) => SIMPLE[character] ?? character).join('')

const SOUNDS: Readonly<Record<string, string>> = {
  唐: 'tang',
  先: 'xian',
  镇: 'zhen',
  针: 'zhen',
  灸: 'jiu',
  芝: 'zhi',
  知: 'zhi',
  英: 'ying',
  看: 'kan',
  牙: 'ya',
  绿: 'lv',
  量: 'liang',
  血: 'xue',
  压: 'ya',
}
export const syllables = (han: string): string[] => Array.from(han, (character) => SOUNDS[character] ?? character)

/** True if grams meet a condition, read as the database reads it. */
export function isMet(condition: Condition, grams: readonly string[]): boolean {
  if ('all' in condition) return condition.all.every((one) => isMet(one, grams))
  if ('any' in condition) return condition.any.some((one) => isMet(one, grams))
  return grams.some((gram) => (condition.isBeginning ? gram.startsWith(condition.gram) : gram === condition.gram))
}

/** Number of grams that a condition names. */
export function sizeOf(condition: Condition): number {
  if ('gram' in condition) return 1
  return ('all' in condition ? condition.all : condition.any).reduce((sum, one) => sum + sizeOf(one), 0)
}
