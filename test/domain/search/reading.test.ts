import fc from 'fast-check'
import { instantAt } from '../../../src/domain/calendar/calendar'
import { dictionaryOf, soundsOfDictionary } from '../../../src/domain/search/dictionary'
import { kilometresBetween, nearestTowns } from '../../../src/domain/search/distance'
import { folded } from '../../../src/domain/search/folding'
import { gramsOf } from '../../../src/domain/search/grams'
import {
  type Books,
  type Width,
  conditionFor,
  hasSeveralMeanings,
  loosened,
  readBySound,
  readSearch,
  wordsWithout,
} from '../../../src/domain/search/reading'
import { isMet, sizeOf, syllables, toSimplified } from './examples'

const at = { isPast: false, now: instantAt('2026-12-01', '10:00') }
const dictionary = dictionaryOf(
  ['唐先镇', '芝英镇'],
  [
    { name: '看牙', means: ['口腔', '牙科'] },
    { name: '牙', means: ['口腔'] },
  ],
  toSimplified,
)
const books: Books = { dictionary, sounds: soundsOfDictionary(dictionary, syllables), days: null, toSimplified }
const read = (typed: string) => readSearch(typed, at, books)
const words = (typed: string) => read(typed).terms.map(({ word }) => word)

const visit = (head: string[], rest: string[] = []) => {
  const fold = (text: string) => folded(text, toSimplified)
  return gramsOf({ head: head.map(fold), heard: [], rest: rest.map(fold) }, syllables)
}
const finds = (typed: string, grams: string[], width: Width = 'close') => isMet(conditionFor(read(typed).terms, width), grams)

test.each([
  ['唐先看牙', ['唐先', '看牙']],
  ['我想去唐先镇看牙', ['唐先镇', '看牙']],
  ['唐先有什么活动', ['唐先']],
  ['哪里可以看牙？', ['看牙']],
  ['唐先乡', ['唐先乡']],
  ['看牙膏', ['看牙', '膏']],
  ['有义诊', ['有义诊']],
  ['理发 磨刀', ['理发', '磨刀']],
])('%s asks for %j', (typed, expected) => {
  expect(words(typed)).toEqual(expected)
})

test('an everyday word finds what visits call it, the first of its meanings before the others', () => {
  expect(finds('看牙', visit(['口腔检查']), 'nearest')).toBe(true)
  expect(finds('看牙', visit(['牙科']), 'nearest')).toBe(false)
  expect(finds('看牙', visit(['牙科']))).toBe(true)
  expect(finds('看牙', visit(['眼科']), 'wide')).toBe(false)
  expect([hasSeveralMeanings(read('看牙')), hasSeveralMeanings(read('唐先'))]).toEqual([true, false])
})

test('an everyday word of one character counts only where it is the whole text', () => {
  expect(finds('牙', visit(['口腔检查']))).toBe(true)
  expect(finds('牙签', visit(['口腔检查']), 'wide')).toBe(false)
})

test('a word of the summary is found, but is not what the visit is about', () => {
  const grams = visit(['义诊'], ['带上针灸的病历'])
  expect([finds('针灸', grams), finds('针灸', grams, 'wide')]).toEqual([false, true])
})

test.each([
  ['a town in pinyin', 'tangxian'],
  ["a town's initials", 'tx'],
  ['pinyin of two words without a blank', 'tangxianzhenjiu'],
  ['letters and characters', 'tang先'],
  ['two words in pinyin', 'TangXian zhenjiu'],
  ['traditional characters', '唐先鎮針灸'],
])('%s finds the visit', (_what, typed) => {
  expect(finds(typed, visit(['唐先镇卫生院', '中医针灸']))).toBe(true)
  expect(finds(typed, visit(['芝英镇', '量血压']), 'wide')).toBe(false)
})

test('a 去 before an unknown word may belong to it or not', () => {
  expect(finds('去针灸', visit(['中医针灸']))).toBe(true)
  expect(finds('有机肥', visit(['有机肥']))).toBe(true)
})

test('wrong characters of the right sound are read by it', () => {
  const { terms } = readBySound('知英', syllables, books, at)
  expect(isMet(conditionFor(terms, 'close'), visit(['芝英镇']))).toBe(true)
})

test('characters between known words may be left out, and known words may not', () => {
  expect(loosened(read('拍张看牙'))?.terms.map(({ word }) => word)).toEqual(['看牙'])
  expect([loosened(read('唐先看牙')), loosened(read('拍张'))]).toEqual([null, null])
})

test('the words can be typed again without their days or towns', () => {
  expect([wordsWithout(read('周六唐先看牙'), 'days'), wordsWithout(read('周六唐先看牙'), 'towns')]).toEqual(['唐先 看牙', '看牙 周六'])
})

test('a text without letters and digits is unreadable, and one of mere questions asks for everything', () => {
  expect([read('👍%').isUnreadable, read('👍%').terms]).toEqual([true, []])
  expect([read('有什么活动').isUnreadable, read('有什么活动').terms]).toEqual([false, []])
})

test('any text has a condition of limited size', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from('唐先看牙针灸去有 tanxz19%👍')), maxLength: 60 }), (typed) => {
      const { terms } = read(typed)
      expect(terms.length).toBeLessThanOrEqual(12)
      for (const { nearest, close, wide } of terms) for (const one of [nearest, close, wide]) expect(sizeOf(one)).toBeLessThan(3_000)
    }),
  )
})

test('towns are offered by distance where places are known, and otherwise by the day of their visit', () => {
  const place = (latitude: number, longitude: number) => ({ latitude, longitude })
  const town = (id: string, startsAt: number, where: ReturnType<typeof place> | null) => ({ id, name: id, startsAt, place: where })
  const towns = [town('far', 1, place(29, 121)), town('near', 3, place(28.9, 120.01)), town('unknown', 2, null)]
  expect(nearestTowns(towns, place(28.9, 120), false).map(({ id }) => id)).toEqual(['near', 'far', 'unknown'])
  expect(nearestTowns(towns, null, false).map(({ id }) => id)).toEqual(['far', 'unknown', 'near'])
  expect(nearestTowns(towns, null, true).map(({ id }) => id)).toEqual(['near', 'unknown', 'far'])
  expect(nearestTowns(towns, null, false).every(({ distance }) => distance === null)).toBe(true)
  expect(kilometresBetween(place(28.9, 120), place(29.9, 120))).toBeCloseTo(111.2, 0)
})
