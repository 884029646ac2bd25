import fc from 'fast-check'
import { key } from '../../../src/contract/common'
import { isTown, readTowns, townKey } from '../../../src/domain/base/towns'
import * as v from 'valibot'

const THREE = ['东样街道', '西样镇', '三门乡']

test.each([
  ['one a line', '东样街道\n西样镇\n三门乡'],
  ['with Windows line ends, blanks and empty lines', ' 东样街道 \r\n\r\n　西样镇\r\n三门乡\r\n'],
  ['with numbers and dots', '1. 东样街道\n2. 西样镇\n3. 三门乡'],
  ['with numbers at the name', '1.东样街道\n2．西样镇\n3)三门乡'],
  ['with numbers in brackets', '（1）东样街道\n(2)西样镇\n（三）三门乡'],
  ['with numbers in circles', '①东样街道②西样镇③三门乡'.replace(/(?=[②③])/g, '\n')],
  ['with Chinese numbers', '一、东样街道\n二、西样镇\n三、三门乡'],
  ['with bullets', '• 东样街道\n- 西样镇\n· 三门乡'],
  ['with commas of both widths', '东样街道,西样镇，三门乡'],
  ['with enumeration commas and a full stop', '东样街道、西样镇、三门乡。'],
  ['with blanks', '东样街道 西样镇  三门乡'],
  ['with the number of people beside', '东样街道\t12345\n西样镇\t678\n三门乡\t90'],
])('a list %s is read', (_how, text) => {
  expect(readTowns(text)).toEqual({ towns: THREE, twice: [], odd: [] })
})

test('a name that stands twice is kept once and named', () => {
  expect(readTowns('东样街道\n西样镇\n东样街道\n东样街道')).toEqual({ towns: ['东样街道', '西样镇'], twice: ['东样街道'], odd: [] })
})

test('what does not look like a town is kept and named, such as a heading', () => {
  expect(readTowns('乡镇名称\n西样镇\n12人').odd).toEqual(['乡镇名称', '12人'])
})

test('a name that begins with a number word is not taken for a numbered one', () => {
  expect(readTowns('三门镇\n五常街道\n八里乡\n十里铺镇').towns).toEqual(['三门镇', '五常街道', '八里乡', '十里铺镇'])
})

test('any names survive any separator, in their order', () => {
  const name = fc.stringMatching(/^[东西南北样范]{1,8}(镇|乡|街道)$/)
  const numbers = [(at: number) => `${at + 1}. `, (at: number) => `${at + 1}、`, () => '', () => '- ', (at: number) => `(${at + 1}) `]
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { maxLength: 400 }),
      fc.constantFrom('\n', '\r\n', '\t\n'),
      fc.constantFrom(...numbers),
      (names, between, number) => {
        const read = readTowns(names.map((each, at) => number(at) + each).join(between))
        expect(read).toEqual({ towns: names, twice: [], odd: [] })
      },
    ),
    { numRuns: 40 },
  )
})

test('an id made from a name is one that addresses take, and another name has another', () => {
  expect(v.is(key, townKey('东样街道'))).toBe(true)
  expect(townKey('东样街道')).not.toBe(townKey('西样镇'))
})

test.each([
  ['样', false],
  ['样镇', true],
  ['样'.repeat(20), true],
  ['样'.repeat(21), false],
])('%s may be stored: %s', (name, may) => {
  expect(isTown(name)).toBe(may)
})
