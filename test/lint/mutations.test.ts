import { readFileSync } from 'node:fs'
import { draw } from '../mutations/draw'
import { EQUIVALENT } from '../mutations/equivalent'
import { applyTo, mutationsOf } from '../mutations/mutate'
import { importersOf, relatedTests } from '../mutations/related-tests'

const mutants = (source: string) => mutationsOf('example.ts', source).map((mutation) => applyTo(source, mutation))

test.each([
  ['a comparison is turned', 'a < b', ['((a) <= (b))']],
  ['an equality is turned', 'a === b', ['((a) !== (b))']],
  ['and becomes or, whatever stands around it', '(a || b) && c', ['((a || b) || (c))', '(((a) && (b))) && c']],
  ['a sum is turned', 'a + b', ['((a) - (b))']],
  ['texts are only joined', "a + '人'", []],
  ['a number is one more and one less', 'f(7)', ['f((7 + 1))', 'f((7 - 1))']],
  ['true becomes false', 'f(true)', ['f(false)']],
  ['a negation is removed', '!a', ['(a)']],
  ['the larger becomes the smaller', 'Math.max(a, b)', ['Math.min(a, b)']],
  ['one becomes each', 'list.some(f)', ['list.every(f)']],
  ['a choice is negated', 'a ? b : c', ['!(a) ? b : c']],
  ['an early return is negated and dropped', '() => { if (a) return; f() }', ['() => { if (!(a)) return; f() }', '() => { ; f() }']],
  ['types are left alone', 'type Two = 2 | true', []],
])('mutations: %s', (_rule, source, expected) => {
  expect(mutants(source)).toEqual(expected)
})

test('every file has its turn before one is drawn again, and a seed draws the same mutations each time', () => {
  const all = ['long', 'short'].flatMap((file) => mutationsOf(file, file === 'long' ? 'f(1, 2, 3, 4)' : 'f(1)'))
  const drawn = draw(all, { seed: 5, count: 4 })
  expect(drawn.map(({ file }) => file).sort()).toEqual(['long', 'long', 'short', 'short'])
  expect(draw(all, { seed: 5, count: 4 })).toEqual(drawn)
  expect(draw(all, { seed: 6, count: 100 })).toHaveLength(all.length)
})

test('the tests of a rule are found through the files that import it, the nearest first', () => {
  const tests = relatedTests(importersOf(), 'src/domain/seats/seating.ts', ['domain', 'cloud'])
  expect(tests[0]).toBe('test/domain/seats/seating.test.ts')
  expect(tests).toContain('test/cloud/activities/activities.test.ts')
  expect(tests).not.toContain('test/domain/content/words.test.ts')
})

test('every mutation that is listed as equivalent is one of the present source', () => {
  const possible = new Map<string, string[]>()
  const of = (file: string) =>
    mutationsOf(file, readFileSync(`src/domain/${file}`, 'utf8')).map(({ original, mutated }) => `${original}\n${mutated}`)
  for (const { file } of EQUIVALENT) if (!possible.has(file)) possible.set(file, of(file))
  expect(EQUIVALENT.filter(({ file, original, mutated }) => !possible.get(file)?.includes(`${original}\n${mutated}`))).toEqual([])
})
