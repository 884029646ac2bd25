import fc from 'fast-check'
import { LONGEST_PASTE, pastedNames } from '../../../src/domain/vocabulary/pasted-lines'
import { expectLinear } from '../../support/doubling'

const TOWNS = { shortest: 2, longest: 20 }
const read = (text: string) => pastedNames(text, TOWNS)

test.each([
  ['a number and a dot', '1. 东城街道\n2．西城街道'],
  ['a number and a listing comma', '1、东城街道\n2、西城街道'],
  ['a Chinese number', '一、东城街道\n二、西城街道'],
  ['a number in brackets', '（1）东城街道\n(二) 西城街道'],
  ['a number with a closing bracket', '1)东城街道\n2）西城街道'],
  ['a circled number', '①东城街道\n② 西城街道'],
  ['a column of numbers', '1\t东城街道\r\n2\t西城街道\r\n'],
  ['a number and a blank', '01 东城街道\n02　西城街道'],
  ['a bullet', '• 东城街道\n- 西城街道'],
  ['commas at the ends', '东城街道，\n西城街道。\n'],
  ['one line', '东城街道、西城街道'],
  ['padded and invisible characters', ' 东 城 街 道 \n\u200b西城街道\ufeff\n\n'],
])('names are read without %s', (_what, text) => {
  expect(read(text)).toEqual({ names: ['东城街道', '西城街道'], doubled: [], unusable: [] })
})

test('a name that begins with a number keeps it', () => {
  expect(read('三溪镇\n五一街道\n十八里铺镇\n718社区').names).toEqual(['三溪镇', '五一街道', '十八里铺镇', '718社区'])
})

test('a name that occurs twice is taken once and named, however it is written', () => {
  expect(read('芝英镇\n石柱镇\n2. 芝 英镇\n芝英镇。')).toEqual({ names: ['芝英镇', '石柱镇'], doubled: ['芝英镇'], unusable: [] })
})

test('a name of twenty characters is taken, and one of one or of twenty-one is named as unusable', () => {
  const [most, tooLong] = ['镇'.repeat(20), '乡'.repeat(21)]
  expect(read(`镇\n${most}\n${tooLong}`)).toEqual({ names: [most], doubled: [], unusable: ['镇', tooLong] })
})

const name = fc.stringMatching(/^[东西南北江山石唐古舟]{2,6}[镇乡]$/)
const numbering = fc.constantFrom<((n: number) => string)[]>(
  (n) => `${n}. `,
  (n) => `${n}、`,
  (n) => `（${n}）`,
  (n) => `${n}\t`,
  () => '• ',
  () => '',
)

test('any distinct names with any numbering are read back in their order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 40 }), numbering, (names, number) => {
      const text = names.map((one, at) => `${number(at + 1)}${one}`).join('\n')
      expect(read(text)).toEqual({ names, doubled: [], unusable: [] })
    }),
    { numRuns: 100 },
  )
})

test('any text gives names of the right length, no two of which are alike, and reading them again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const { names } = read(text)
      for (const one of names) expect(Array.from(one).length).toBeGreaterThanOrEqual(2)
      expect(read(names.map((one) => `• ${one}`).join('\n')).doubled).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test.each([
  ['blanks', (size: number) => ' '.repeat(size)],
  ['numerals', (size: number) => '一'.repeat(size)],
  ['brackets', (size: number) => '（1）'.repeat(size / 3)],
  ['full stops', (size: number) => `${'。'.repeat(size - 1)}镇`],
])('the cost of %s grows no faster than their number', (_what, make) => expectLinear(make, read, LONGEST_PASTE))
