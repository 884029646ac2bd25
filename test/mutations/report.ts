import type { Fate, Judged } from './judge'

const FATES: readonly Fate[] = ['killed', 'timed out', 'not compiled', 'equivalent', 'survived']

const counts = (judged: readonly Judged[]): number[] => FATES.map((fate) => judged.filter((each) => each.fate === fate).length)
const row = (name: string, numbers: readonly (number | string)[]): string =>
  name.padEnd(36) + numbers.map((number) => String(number).padStart(14)).join('')

/** Table of what became of the mutations of each file, and then each one that no test noticed. */
export function inWords(judged: readonly Judged[]): string {
  const files = [...new Set(judged.map(({ file }) => file))].sort()
  const survivors = judged.filter(({ fate }) => fate === 'survived')
  return [
    row('src/domain', FATES),
    ...files.map((file) => row(file, counts(judged.filter((each) => each.file === file)))),
    row(`${judged.length} mutations`, counts(judged)),
    ...survivors.map(({ file, line, original, mutated }) => `\n${file}:${line}\n- ${original}\n+ ${mutated}`),
  ].join('\n')
}
