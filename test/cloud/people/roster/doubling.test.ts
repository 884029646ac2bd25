/** Reading and planning a roster costs in proportion to rows, sheets and members, not to their product. */
import { decodings } from '../../../../src/cloud/people/roster/decode-text'
import { kindOf, kindOfZip } from '../../../../src/cloud/people/roster/file-kind'
import { listedSheets } from '../../../../src/cloud/people/roster/listed-sheets'
import { previewOf } from '../../../../src/cloud/people/roster/preview'
import type { Cell } from '../../../../src/domain/people/roster-cells'
import { findHeading } from '../../../../src/domain/people/roster-headings'
import { planImport, withIncluded } from '../../../../src/domain/people/roster-import'
import { type PersonRow, type ReadRow, readSheet } from '../../../../src/domain/people/roster-rows'
import { hasMembers, readSheets, rowsElsewhere, sheetsAtFirst } from '../../../../src/domain/people/roster-sheets'
import { aContainer } from '../../../support/containers'
import { LONGEST_INPUT, expectLinear } from '../../../support/doubling'

const times = <T>(count: number, make: (nth: number) => T): T[] => Array.from({ length: count }, (_, nth) => make(nth))
const person = (nth: number, more: Partial<PersonRow> = {}): PersonRow => ({
  kind: 'person',
  sheet: '',
  row: nth,
  name: '王样例',
  phone: `138${nth}`,
  skills: [],
  note: null,
  branch: null,
  beside: [],
  ...more,
})
const member = (nth: number, name = '王样例') => ({
  id: `${nth}`,
  name,
  phone: `139${nth}`,
  skills: [],
  note: '',
  branch: '',
  isVerified: false,
})
const planned = (rows: readonly ReadRow[], elsewhere: readonly ReadRow[] = [], members = times(rows.length, (nth) => member(nth))) => {
  const plan = planImport(rows, members, members, elsewhere)
  return previewOf({ ok: true, fingerprint: '', sheets: [], chosen: [], plan }, { kind: null, offset: 0 })
}

test.each<[string, (size: number) => readonly ReadRow[]]>([
  ['of namesakes', (size) => times(size, (nth) => person(nth))],
  ['of one person with other skills in each row', (size) => times(size, (nth) => person(nth, { phone: '138', skills: [`${nth}`] }))],
  ['each on a sheet of its own', (size) => times(size, (nth) => person(nth, { sheet: `${nth}` }))],
  ['with a phone under many names', (size) => times(size, (nth) => person(nth, { phone: '138', name: `王${nth}` }))],
  [
    'of people who have left',
    (size) => times(size, (nth) => ({ kind: 'left', sheet: '', row: nth, name: '王样例', cell: '', member: person(nth) })),
  ],
])('a plan of rows %s', (_what, make) =>
  expectLinear(
    (size) => make(size / 4),
    (rows) => planned(rows),
    LONGEST_INPUT,
  ),
)

test('a plan of rows beside as many on other sheets', () =>
  expectLinear(
    (size) => times(size / 4, (nth) => person(nth)),
    (rows) => planned(rows, rows),
    LONGEST_INPUT,
  ))

test('rows of people who have left, all of whom are chosen', () =>
  expectLinear(
    (size) => times(size / 4, (nth) => ({ kind: 'left' as const, sheet: '', row: nth, name: '王样例', cell: '', member: person(nth) })),
    (rows) => withIncluded(rows, rows),
    LONGEST_INPUT,
  ))

const grids = (size: number, rows: Cell[][]) => times(size / 16, (nth) => ({ name: `${nth}支部`, isHidden: false, rows }))
const heading = ['姓名', '手机']

test.each<[string, Cell[][]]>([
  ['of members', [heading, ['王样例', '13800000001']]],
  ['without headings', [['王样例', '李样例']]],
])('sheets %s beside as many organisations', (_what, rows) =>
  expectLinear(
    (size) => grids(size, rows),
    (sheets) => {
      const names = sheets.map(({ name }) => `${name}0`)
      const found = readSheets(sheets, names)
      return [rowsElsewhere(found), sheetsAtFirst(found.filter(hasMembers), names, names)]
    },
    LONGEST_INPUT,
  ),
)

test.each<[string, (size: number) => Cell[][]]>([
  ['of headings', (size) => times(size, () => heading)],
  ['of names of headings', (size) => [heading, ...times(size, () => ['姓名'])]],
  ['of phones of headings', (size) => [heading, ...times(size, () => ['手机'])]],
  ['of titles', (size) => [heading, ...times(size, (nth) => [`第${nth}支部`])]],
  ['with many cells beside', (size) => [heading, times(size, () => '合计 13800000001')]],
])('a sheet with rows %s', (_what, make) =>
  expectLinear(
    (size) => make(size / 8),
    (rows) => readSheet({ name: '', rows }),
    LONGEST_INPUT,
  ),
)

test.each([
  ['phones', ['手机']],
  ['phones of other people', ['联系人', '手机']],
  ['names', ['姓名']],
  ['branches', ['支部', '手机']],
])('a heading with columns of %s', (_what, words) =>
  expectLinear(
    (size) => ['姓名', ...times(size / 8, (nth) => words[nth % words.length] ?? '')],
    (cells) => findHeading([cells, cells, cells]),
    LONGEST_INPUT,
  ),
)

test.each<[string, (size: number) => Buffer]>([
  ['zeros', (size) => Buffer.alloc(size)],
  ['letters', (size) => Buffer.alloc(size, 'a')],
  ['bytes of no encoding', (size) => Buffer.alloc(size, 0xff)],
  ['bytes of two encodings', (size) => Buffer.alloc(size, 0xa4)],
  ['UTF-16', (size) => Buffer.from('\ufeff,'.repeat(size / 4), 'utf16le')],
  ['a container', (size) => aContainer(...times(size / 128, (nth) => `x${nth}`))],
])('the encoding and the kind of %s', (_what, make) =>
  expectLinear(make, (bytes) => [decodings(bytes), kindOf('a', bytes)], LONGEST_INPUT * 8),
)

test('the kind of a zip with many names', () =>
  expectLinear((size) => [...times(size / 16, (nth) => `Index/${nth}.iw`), 'Index/'.repeat(size / 16)], kindOfZip, LONGEST_INPUT))

test.each<[string, (size: number) => string]>([
  ['sheets', (size) => '<sheet name="a" r:id="rId1"/>'.repeat(size / 16)],
  ['open tags', (size) => '<sheet '.repeat(size / 8)],
  ['prefixes', (size) => `<${'a'.repeat(size)}:sheet name="a"/>`],
  ['open quotes', (size) => `<sheet ${`name="name='`.repeat(size / 8)}/>`],
  ['prefixes of an attribute', (size) => `<sheet ${'a:'.repeat(size / 2)}/>`],
  ['entities', (size) => `<sheet name="${'&amp;&#'.repeat(size / 8)}"/>`],
])('the list of sheets of a workbook with %s', (_what, make) =>
  expectLinear(make, (xml) => listedSheets(new Map([['xl/workbook.xml', Buffer.from(xml)]])), LONGEST_INPUT),
)
