import fc from 'fast-check'
import { type Occurrence, findPhrases } from '../../../src/domain/content/phrases'

/** Every occurrence, by looking at each place of the text for each phrase. */
const oneByOne = (phrases: readonly string[], text: string): Occurrence[] =>
  phrases.flatMap((phrase, place) =>
    Array.from({ length: text.length }, (_, start) => start)
      .filter((start) => phrase !== '' && text.startsWith(phrase, start))
      .map((start) => ({ phrase: place, start, end: start + phrase.length })),
  )
const inOrder = (found: Occurrence[]) =>
  found.sort((one, other) => one.end - other.end || one.start - other.start || one.phrase - other.phrase)
const few = fc.string({ unit: fc.constantFrom('a', 'b', '开'), maxLength: 4 })
const long = fc.string({ unit: fc.constantFrom('a', 'b', '开'), maxLength: 30 })

test('all occurrences of all phrases are found with their places, those inside others included', () => {
  fc.assert(
    fc.property(fc.array(few, { maxLength: 8 }), long, (phrases, text) => {
      expect(inOrder(findPhrases(phrases)(text))).toEqual(inOrder(oneByOne(phrases, text)))
    }),
    { numRuns: 300 },
  )
})

test('an occurrence names the phrase and the units that it takes', () => {
  expect(findPhrases(['', '开发', '代开发票'])('可代开发票')).toEqual([
    { phrase: 1, start: 2, end: 4 },
    { phrase: 2, start: 1, end: 5 },
  ])
})
