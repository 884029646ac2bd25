/** Files that are no readable table, each refused by its true name, and texts in every encoding. */
import { readSpreadsheet } from '../../../../src/cloud/people/roster/read-spreadsheet'
import { problemWords } from '../../../../src/screens/base/problem-words'
import { aContainer } from '../../../support/containers'
import { inBig5, inGbk } from '../../../support/gbk'
import { anXlsx } from '../../../support/spreadsheets'
import { aZip } from '../../../support/zips'

const reasonOf = async (name: string, bytes: Buffer) => {
  const read = await readSpreadsheet(name, bytes)
  return read.ok ? 'read' : read.reason
}
const hex = (bytes: string) => () => Buffer.from(bytes, 'hex')
const zipOf = (name: string) => () => aZip([{ name, content: Buffer.from('x') }])
const xml =
  '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'

test.each<[string, string, () => Buffer, string]>([
  ['nothing', 'a.xlsx', () => Buffer.alloc(0), 'file-empty'],
  ['blank lines', 'a.csv', () => Buffer.from('\r\n \r\n'), 'file-empty'],
  ['a mark and nothing else', 'a.csv', () => Buffer.from('\ufeff'), 'file-empty'],
  ['a PNG', 'a.xlsx', hex('89504e470d0a1a0a0000000d49484452'), 'file-is-picture'],
  ['a JPEG', 'a.csv', hex('ffd8ffe000104a464946'), 'file-is-picture'],
  ['a photo of an iPhone', 'a.xlsx', () => Buffer.from('\0\0\0\x18ftypheic'), 'file-is-picture'],
  ['a WebP', 'a.xlsx', () => Buffer.from('RIFF0000WEBPVP8 '), 'file-is-picture'],
  ['a PDF', 'a.csv', () => Buffer.from('%PDF-1.7 ...'), 'file-is-pdf'],
  ['a new Word document', 'a.xlsx', zipOf('word/document.xml'), 'file-is-document'],
  ['an old Word document', 'a.xlsx', () => aContainer('WordDocument'), 'file-is-document'],
  ['rich text', 'a.xlsx', () => Buffer.from('{\\rtf1 x}'), 'file-is-document'],
  ['a web page', 'a.xls', () => Buffer.from('<html><table><tr><td>姓名</td></tr></table>'), 'file-is-web-page'],
  ['a web page in GBK', 'a.xls', () => inGbk('<table><tr><td>姓名</td></tr></table>'), 'file-is-web-page'],
  ['an archive', 'a.xlsx', zipOf('名册.xls'), 'file-is-archive'],
  ['a RAR archive', 'a.xlsx', () => Buffer.from('Rar!\x1a\x07'), 'file-is-archive'],
  ['an Excel 97 workbook', 'a.xls', () => aContainer('Workbook'), 'file-is-xls'],
  ['an Excel 97 workbook named .xlsx', 'a.xlsx', () => aContainer('Workbook'), 'file-is-xls'],
  ['an Excel 95 workbook', 'a.xls', () => aContainer('Book'), 'file-is-xls'],
  ['a workbook of WPS', 'a.et', () => aContainer('Workbook'), 'file-is-et'],
  ['a workbook of WPS named .xlsx', 'a.xlsx', () => aContainer('Workbook', 'ETExtData'), 'file-is-et'],
  ['a workbook of Excel 2003 in XML', 'a.xml', () => Buffer.from(xml), 'file-is-xml-2003'],
  ['the same in UTF-16', 'a.xls', () => Buffer.from(`\ufeff${xml}`, 'utf16le'), 'file-is-xml-2003'],
  ['an OpenDocument table', 'a.xlsx', zipOf('content.xml'), 'file-is-other-table'],
  ['a Numbers table', 'a.xlsx', zipOf('Index/Document.iwa'), 'file-is-other-table'],
  ['a binary workbook', 'a.xlsx', zipOf('xl/workbook.bin'), 'file-is-other-table'],
  ['a workbook with a password', 'a.xlsx', () => aContainer('EncryptedPackage', 'Workbook'), 'file-is-locked'],
  ['an empty container', 'a.xls', () => aContainer(), 'file-broken'],
  ['bytes without meaning', 'a.csv', hex('6161000261'), 'not-a-spreadsheet'],
])('%s is refused by its true name', async (_what, name, make, reason) => {
  expect(await reasonOf(name, make())).toBe(reason)
})

test('a refusal names the kind of file and the step that makes it readable', () => {
  expect(problemWords({ reason: 'file-is-xls' })).toMatch(/旧版的 \.xls.*另存为.*\.xlsx/)
  expect(problemWords({ reason: 'file-is-et' })).toMatch(/\.et.*另存为.*\.xlsx/)
})

const heading = ['姓名', '手機號碼']
const text = '姓名,手機號碼\r\n陳樣例,13800000001\r\n'
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16()

test.each<[string, Buffer]>([
  ['UTF-8', Buffer.from(text)],
  ['GBK', inGbk(text)],
  ['Big5', inBig5(text)],
  ['UTF-16 little-endian', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 big-endian', swapped(Buffer.from(`\ufeff${text}`, 'utf16le'))],
  ['UTF-16 little-endian without a mark', Buffer.from(text, 'utf16le')],
  ['UTF-16 big-endian without a mark', swapped(Buffer.from(text, 'utf16le'))],
])('CSV in %s is read', async (_what, bytes) => {
  const read = await readSpreadsheet('a.csv', bytes)
  expect(read.ok && read.sheets[0]?.rows.slice(0, 2)).toEqual([heading, ['陳樣例', '13800000001']])
})

test('a GBK file without a heading stays a table of GBK', async () => {
  const read = await readSpreadsheet('a.csv', inGbk('王样例,13800000001\n'))
  expect(read.ok && read.sheets[0]?.rows[0]).toEqual(['王样例', '13800000001'])
})

/** A workbook with the sheet's XML instead of its own. */
const aBookOf = (sheet: string): Buffer =>
  aZip([
    { name: 'xl/workbook.xml', content: Buffer.from('<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>') },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: Buffer.from(
        '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
    },
    { name: 'xl/worksheets/sheet1.xml', content: Buffer.from(sheet) },
  ])
const inline = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`

test('cells without references stand one after another, and a row without a number follows the row before', async () => {
  const rows = [
    `<row>${inline('姓名')}${inline('手机')}</row>`,
    `<row r="3">${inline('王样例')}<c><v>13800000001</v></c></row>`,
    `<row><c/>${inline('无名')}</row>`,
    `<row>${inline('李样例')}<c r="D5"><v>1</v></c>${inline('末')}</row>`,
  ]
  const read = await readSpreadsheet('a.xlsx', aBookOf(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`))
  expect(read.ok && read.sheets[0]?.rows).toEqual([
    ['姓名', '手机', null, null, null],
    [null, null, null, null, null],
    ['王样例', 13800000001, null, null, null],
    [null, '无名', null, null, null],
    ['李样例', null, null, 1, '末'],
  ])
})

test('cells without references count towards the width of a sheet', async () => {
  const row = (cells: number) => `<worksheet><sheetData><row>${inline('x').repeat(cells)}</row></sheetData></worksheet>`
  expect([await reasonOf('a.xlsx', aBookOf(row(200))), await reasonOf('a.xlsx', aBookOf(row(201)))]).toEqual(['read', 'too-wide'])
})

test.each(['hidden', 'veryHidden'] as const)('a sheet in the state %s is marked as hidden', async (state) => {
  const read = await readSpreadsheet('a.xlsx', anXlsx({ name: '甲', rows: [heading] }, { name: '乙 & 丙', rows: [heading], state }))
  expect(read.ok && read.sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
    ['甲', false],
    ['乙 & 丙', true],
  ])
})
