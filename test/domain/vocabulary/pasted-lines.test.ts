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
  expect(read(text)).toEqual({ names: ['东城街道', '西城街道'], doubled: [], unusable: [], odd: [] })
})

test('a blank before the end of a name does not part it, also where it is whole without the end', () => {
  expect(read('东城区 街道 西样镇\n南 乡 镇').names).toEqual(['东城区街道', '西样镇', '南乡镇'])
})

const THREE = ['东样街道', '西样镇', '三门乡']
test.each([
  ['one a line', '东样街道\n西样镇\n三门乡'],
  ['with Windows line ends, blanks and empty lines', ' 东样街道 \r\n\r\n　西样镇\r\n三门乡\r\n'],
  ['with numbers and dots', '1. 东样街道\n2. 西样镇\n3. 三门乡'],
  ['with numbers at the name', '1.东样街道\n2．西样镇\n3)三门乡'],
  ['with numbers and no mark', '1东样街道\n2西样镇。\n3三门乡'],
  ['with wide numbers', '１．东样街道\n２）西样镇\n（３）三门乡'],
  ['with numbers in brackets', '（1）东样街道\n(2)西样镇\n（三）三门乡'],
  ['with numbers in circles', '①东样街道\n②西样镇\n③三门乡'],
  ['with Chinese numbers', '一、东样街道\n二、西样镇\n三、三门乡'],
  ['with bullets', '• 东样街道\n- 西样镇\n· 三门乡'],
  ['with dashes', '—— 东样街道\n--西样镇\n▪三门乡'],
  ['with commas of both widths', '东样街道,西样镇，三门乡'],
  ['with enumeration commas and a full stop', '东样街道、西样镇、三门乡。'],
  ['with the bars of a table', '|东样街道|西样镇|\n|三门乡|'],
  ['with blanks', '东样街道 西样镇  三门乡'],
  ['with blanks, also inside the names', '东 样 街 道 西 样镇　三门 乡'],
  ['with a blank before the end', '东样 街道\n西样 镇\n三门乡'],
  ['with the number of people beside', '东样街道\t12345\n西样镇\t678\n三门乡\t90'],
  ['with the number of people after a blank', '1 东样街道 12345\n2 西样镇 678\n3 三门乡 90'],
])('a list %s is read', (_how, text) => {
  expect(read(text)).toEqual({ names: THREE, doubled: [], unusable: [], odd: [] })
})

test('a name that does not look like a town is taken and named, such as a heading or a number of people', () => {
  expect(read('乡镇名称\n西样镇\n12人')).toMatchObject({ names: ['乡镇名称', '西样镇', '12人'], odd: ['乡镇名称', '12人'] })
})

test('a name that begins with a number keeps it', () => {
  expect(read('三溪镇\n五常街道\n八里乡\n五一街道\n十八里铺镇\n718社区').names).toEqual([
    '三溪镇',
    '五常街道',
    '八里乡',
    '五一街道',
    '十八里铺镇',
    '718社区',
  ])
})

test('a name that occurs twice is taken once and named, however it is written', () => {
  expect(read('芝英镇\n石柱镇\n2. 芝 英镇\n芝英镇。')).toEqual({ names: ['芝英镇', '石柱镇'], doubled: ['芝英镇'], unusable: [], odd: [] })
})

test('a name of twenty characters is taken, and one of one or of twenty-one is named as unusable', () => {
  const [most, tooLong] = ['镇'.repeat(20), '乡'.repeat(21)]
  expect(read(`镇\n${most}\n${tooLong}`)).toEqual({ names: [most], doubled: [], unusable: ['镇', tooLong], odd: [] })
})

const name = fc.stringMatching(/^[东西南北江山石唐古舟]{2,6}[镇乡]$/)
const numbering = fc.constantFrom<((n: number) => string)[]>(
  (n) => `${n}. `,
  (n) => `${n}、`,
  (n) => `（${n}）`,
  (n) => `${n}\t`,
  (n) => `${n}`,
  () => '• ',
  () => '',
)

test('any distinct names with any numbering are read back in their order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 400 }), numbering, fc.constantFrom('\n', '\r\n', '\t\n'), (names, number, between) => {
      const text = names.map((one, at) => `${number(at + 1)}${one}`).join(between)
      expect(read(text)).toEqual({ names, doubled: [], unusable: [], odd: [] })
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
  ['words', (size: number) => '东 '.repeat(size / 2)],
  ['full stops', (size: number) => `${'。'.repeat(size - 1)}镇`],
])('the cost of %s grows no faster than their number', (_what, make) => expectLinear(make, read, LONGEST_PASTE))
