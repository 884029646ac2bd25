import fc from 'fast-check'
import { evened, folded, runsOf } from '../../../src/domain/search/folding'
import { gramsOf, lettered, scattered, sounding, whole } from '../../../src/domain/search/grams'
import { syllablesOf } from '../../../src/domain/search/syllables'
import { isMet, sizeOf, syllables, toSimplified } from './examples'

const fold = (text: string) => folded(text, toSimplified)
const gramsIn = (...head: string[]) => gramsOf({ head: head.map(fold), heard: [], rest: [] }, syllables)
const han = fc.string({ unit: fc.constantFrom(...Array.from('唐先镇针灸芝英看牙量血压医院')), minLength: 1, maxLength: 12 })

test.each([
  ['full width', 'ＴＡＮＧ１２', 'tang12'],
  ['case', 'TangXian', 'tangxian'],
  ['traditional characters', '量血壓·唐先鎮', '量血压 唐先镇'],
  ['punctuation and blanks', '  理发、磨刀 —— 修锁！', '理发 磨刀 修锁'],
  ['tones', 'zhìyīng', 'zhiying'],
  ['ü, which phones write as v', 'lǜ Lü', 'lv lv'],
  ['emoji', '看牙😀', '看牙'],
  ['nothing but marks', '%_\\👍', ''],
])('differences of %s are folded away', (_what, typed, expected) => {
  expect(fold(typed)).toBe(expected)
})

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
      expect(evened(evened(text, toSimplified), toSimplified)).toBe(evened(text, toSimplified))
    }),
  )
})

test('runs of one kind are told apart', () => {
  expect(runsOf('b超 120').map(({ kind, text }) => [kind, text])).toEqual([
    ['latin', 'b'],
    ['han', '超'],
    ['other', '120'],
  ])
})

test('a visit is found by each part of its words, in characters, by their sound and by their initials', () => {
  fc.assert(
    fc.property(han, fc.nat(11), fc.integer({ min: 1, max: 12 }), (text, from, length) => {
      const part = Array.from(text).slice(from, from + length)
      fc.pre(part.length > 0)
      const grams = gramsIn(text)
      expect(isMet(whole(part.join(''), 'head'), grams)).toBe(true)
      expect(isMet(scattered(part.join(''), 'any'), grams)).toBe(true)
      expect(isMet(sounding(part.map((one) => syllables(one)[0] ?? '')), grams)).toBe(true)
    }),
  )
})

test('two words that stand apart are found when typed without a blank, and a missing one is not', () => {
  expect(isMet(scattered('唐先针灸', 'head'), gramsIn('唐先镇卫生院', '中医针灸'))).toBe(true)
  expect(isMet(scattered('唐先针灸', 'head'), gramsIn('唐先镇卫生院', '量血压'))).toBe(false)
  expect(isMet(whole('唐先针灸', 'head'), gramsIn('唐先镇卫生院', '中医针灸'))).toBe(false)
})

test('any two words are found together in either place', () => {
  const word = fc.string({ unit: fc.constantFrom(...Array.from('唐先镇针灸芝英看牙')), minLength: 2, maxLength: 4 })
  fc.assert(
    fc.property(word, word, (one, other) => {
      expect(isMet(scattered(one + other, 'any'), gramsIn(one, other))).toBe(true)
    }),
  )
})

test('letters are found as sound, as initials and as they are written, inside a word too', () => {
  const grams = gramsIn('唐先镇针灸', 'B超')
  for (const typed of ['tang', 'tangxian', 'zhenjiu', 'tx', 'zj', 'b'])
    expect([typed, isMet(lettered(typed, 'head'), grams)]).toEqual([typed, true])
  for (const typed of ['angx', 'xt', 'zhiying']) expect([typed, isMet(lettered(typed, 'head'), grams)]).toEqual([typed, false])
})

test('words of the heading are told from other words', () => {
  const grams = gramsOf({ head: ['看牙'], heard: [], rest: ['针灸'] }, syllables)
  expect([isMet(whole('针灸', 'any'), grams), isMet(whole('针灸', 'head'), grams)]).toEqual([true, false])
  expect([isMet(whole('看牙', 'any'), grams), isMet(whole('看牙', 'head'), grams)]).toEqual([true, true])
})

test('a condition grows with the run and no faster', () => {
  const sizes = [10, 20, 40, 80].map((length) => sizeOf(scattered('针'.repeat(length), 'any')))
  expect(sizes[3]).toBeLessThan((sizes[0] ?? 0) * 10)
})

test.each([
  ['zhenjiu', ['zhen', 'jiu']],
  ['tangxianzhenjiu', ['tang', 'xian', 'zhen', 'jiu']],
  ['nangua', ['nan', 'gua']],
  ['lvye', ['lv', 'ye']],
  ['tx', null],
  ['ppt', null],
  ['', []],
])('%s has the syllables %j', (letters, expected) => {
  expect(syllablesOf(letters)).toEqual(expected)
})

test('syllables together are the letters again', () => {
  const syllable = fc.constantFrom('tang', 'xian', 'zhi', 'ying', 'zhen', 'jiu', 'er', 'an', 'lv', 'gua')
  fc.assert(
    fc.property(fc.array(syllable, { maxLength: 10 }), (typed) => {
      expect(syllablesOf(typed.join(''))?.join('')).toBe(typed.join(''))
    }),
  )
})
