/** Bad files, each refused early and with a helpful reason. */
import { readFileSync } from 'node:fs'
import { readSpreadsheet } from '../../../../src/cloud/people/roster/read-spreadsheet'
import { UNCOMPUTED } from '../../../../src/domain/people/roster-cells'
import { partyRoster } from '../../../support/messy-rosters'
import { anXlsx } from '../../../support/spreadsheets'
import { aZip } from '../../../support/zips'

const heading = ['姓名', '手机']
const person = ['王样例', 13800000001]

const workbook = { name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') }
const firstHalf = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)
const zeros = Buffer.alloc(60 * 1024 * 1024)
const reasonOf = async (name: string, bytes: Buffer) => {
  const read = await readSpreadsheet(name, bytes)
  return read.ok ? 'read' : read.reason
}

test.each<[string, string, () => Buffer, string]>([
  ['half a file', 'a.xlsx', () => firstHalf(anXlsx({ rows: [heading, person] })), 'file-broken'],
  ['a zip that ends at once', 'a.xlsx', () => Buffer.from('PK'), 'file-broken'],
  ['a file with macros by its name', 'a.xlsm', () => anXlsx({ rows: [heading, person] }), 'has-macros'],
  ['hidden macros', 'a.xlsx', () => aZip([workbook, { name: 'xl/vbaProject.bin', content: Buffer.from('x') }]), 'has-macros'],
  [
    'macros of the older kind',
    'a.xlsx',
    () => aZip([workbook, { name: 'xl/macrosheets/sheet1.xml', content: Buffer.from('x') }]),
    'has-macros',
  ],
  ['a zip bomb', 'a.xlsx', () => aZip([workbook, { name: 'xl/worksheets/sheet1.xml', content: zeros }]), 'unpacks-too-large'],
  [
    'a zip bomb that says it is small',
    'a.xlsx',
    () => aZip([workbook, { name: 'xl/sheet1.xml', content: zeros, claims: 900 }]),
    'unpacks-too-large',
  ],
  ['blank lines by the thousand', 'a.csv', () => Buffer.from(`姓名,手机${'\n'.repeat(20_001)}`), 'too-many-rows'],
  ['blank lines of an old Macintosh', 'a.csv', () => Buffer.from(`姓名,手机${'\r'.repeat(20_001)}`), 'too-many-rows'],
  ['a cell with thousands of lines', 'a.csv', () => Buffer.from(`姓名,手机\n"${'\n'.repeat(20_001)}",1`), 'too-many-rows'],
  [
    'merged cells by the thousand',
    'a.xlsx',
    () => anXlsx({ rows: [heading, person], merged: Array<string>(5_001).fill('C1:C2') }),
    'too-wide',
  ],
  ['sheets that do not end', 'a.xlsx', () => aZip([{ ...workbook, content: Buffer.from('<sheet '.repeat(300_000)) }]), 'file-broken'],
  ['a text in no encoding', 'a.csv', () => Buffer.from('姓名,手机\n\xff\xff\n', 'latin1'), 'unknown-encoding'],
])('%s is refused', async (_what, name, make, reason) => {
  expect(await reasonOf(name, make())).toBe(reason)
})

test('the lines of a CSV file may end in different ways', async () => {
  const read = await readSpreadsheet('a.csv', Buffer.from('姓名,手机\r\n王样例,1\n李样例,2\r赵样例,3\n'))
  expect(read).toMatchObject({ ok: true, sheets: [{ rows: [heading, ['王样例', '1'], ['李样例', '2'], ['赵样例', '3']] }] })
})

test('a zip bomb costs neither time nor memory', async () => {
  const bomb = aZip([
    workbook,
    ...Array.from({ length: 20 }, (_, n) => ({ name: `xl/${n}.xml`, content: zeros.subarray(0, 1_000_000), claims: 4_000_000_000 })),
  ])
  const before = process.memoryUsage().arrayBuffers
  expect(await reasonOf('a.xlsx', bomb)).toBe('unpacks-too-large')
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4_000_000)
})

test('50,000 rows are refused for their number; 5,000 rows with their heading are read', async () => {
  const rows = (count: number) => [heading, ...Array.from({ length: count - 1 }, (_, n) => [`王样例`, 13_800_000_000 + n])]
  expect(await readSpreadsheet('a.xlsx', anXlsx({ rows: rows(50_000) }))).toEqual({
    ok: false,
    reason: 'too-many-rows',
    about: '5000',
  })
  expect(await reasonOf('a.xlsx', anXlsx({ rows: rows(5_000) }))).toBe('read')
  const csv = (count: number) =>
    Buffer.from(
      rows(count)
        .map((row) => row.join(','))
        .join('\n'),
    )
  expect([await reasonOf('a.csv', csv(5_001)), await reasonOf('a.csv', csv(5_000))]).toEqual(['too-many-rows', 'read'])
}, 60_000)

test('a sheet with cells in opposite corners is refused, not laid out as billions of cells', async () => {
  const rows = [heading, person]
  const xlsx = anXlsx({ rows })
  expect(await reasonOf('a.xlsx', xlsx)).toBe('read')
  const cells = Buffer.from(
    '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
  )
  const rels = Buffer.from('<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>')
  const book = Buffer.from('<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>')
  const far = aZip([
    { name: 'xl/workbook.xml', content: book },
    { name: 'xl/_rels/workbook.xml.rels', content: rels },
    { name: 'xl/worksheets/sheet1.xml', content: cells },
  ])
  expect(await reasonOf('a.xlsx', far)).toBe('too-wide')
})

test('a file of unclosed tags is scanned in linear time', async () => {
  const hostile = Buffer.from('<row><c r="A1"'.repeat(1_000_000))
  const rels = Buffer.from('<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>')
  const book = Buffer.from('<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>')
  const bytes = aZip([
    { name: 'xl/workbook.xml', content: book },
    { name: 'xl/_rels/workbook.xml.rels', content: rels },
    { name: 'xl/worksheets/sheet1.xml', content: hostile },
  ])
  const started = process.cpuUsage().user
  await reasonOf('a.xlsx', bytes)
  expect((process.cpuUsage().user - started) / 1_000).toBeLessThan(10_000)
})

test('a workbook written by another library (exceljs 4.4.0) is read', async () => {
  const written = await readSpreadsheet('a.xlsx', readFileSync('test/support/party-roster.xlsx'))
  expect(written.ok && written.sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['说明', 3],
    ['成员名册', 15],
  ])
  expect(await readSpreadsheet('a.xlsx', partyRoster())).toEqual(written)
})

test('a formula is read as its stored value, and marked as not computed without one', async () => {
  const rows = [
    heading,
    ['王样例', { formula: 'A1', result: 13800000001 }],
    ['李样例', { formula: 'B2+1' }],
    ['赵样例', { error: '#N/A' as const }],
  ]
  const read = await readSpreadsheet('a.xlsx', anXlsx({ name: '成员 & 家属', rows }))
  expect(read.ok && read.sheets[0]).toEqual({
    name: '成员 & 家属',
    isHidden: false,
    rows: [heading, ['王样例', 13800000001], ['李样例', UNCOMPUTED], ['赵样例', UNCOMPUTED]],
  })
})

test('a cell merged over rows counts in each of them, a cell merged over columns in the first', async () => {
  const rows = [
    ['名册', '', ''],
    ['姓名', '手机', '专长'],
    ['王样例', 13800000001, '书法'],
    ['李样例', 13800000002, ''],
  ]
  const read = await readSpreadsheet('a.xlsx', anXlsx({ rows, merged: ['A1:C1', 'C3:C4'] }))
  expect(read.ok && read.sheets[0]?.rows).toEqual([
    ['名册', null, null],
    ['姓名', '手机', '专长'],
    ['王样例', 13800000001, '书法'],
    ['李样例', 13800000002, '书法'],
  ])
})

const text = '姓名,手机\n王样例,13800000001\n'
test.each<[string, Buffer]>([
  ['a mark', Buffer.from(`\ufeff${text}`)],
  ['tabs in UTF-16, as Excel saves Unicode text', Buffer.from(`\ufeff${text.replaceAll(',', '\t')}`, 'utf16le')],
  ['semicolons', Buffer.from(text.replaceAll(',', ';'))],
  ['quotes and Windows line ends', Buffer.from('"姓名","手机"\r\n"王样例","13800000001"\r\n')],
])('CSV with %s is read', async (_what, bytes) => {
  const read = await readSpreadsheet('a.csv', bytes)
  expect(read.ok && read.sheets[0]?.rows).toEqual([heading, ['王样例', '13800000001']])
})

/** A hand-made workbook of one sheet with this cell. */
const aBookWith = (cell: string): Buffer =>
  aZip([
    workbook,
    { name: 'xl/worksheets/sheet1.xml', content: Buffer.from(`<worksheet><sheetData><row r="1">${cell}</row></sheetData></worksheet>`) },
  ])

test.each(['<c r="&#90;Z2000"><v>1</v></c>', '<c r="ZZ00002000"><v>1</v></c>', `<c t='n' x='>' r="ZZ2000"><v>1</v></c>`])(
  'a cell with an invalid reference is refused: %s',
  async (cell) => {
    expect(await reasonOf('a.xlsx', aBookWith(cell))).toBe('file-broken')
  },
)

test('a far cell is found in single quotes, too', async () => {
  expect(await reasonOf('a.xlsx', aBookWith("<c r='ZZ2000'><v>1</v></c>"))).toBe('too-wide')
})

test.each([
  ['200 columns', 200, 'read'],
  ['201 columns', 201, 'too-wide'],
])('a row of %s is %s', async (_what, columns, expected) => {
  const row = Array.from({ length: columns }, (_, at) => (at === 0 ? '姓名' : `列${at}`))
  expect(await reasonOf('a.csv', Buffer.from(row.join(',')))).toBe(expected)
  expect(await reasonOf('a.xlsx', anXlsx({ rows: [row] }))).toBe(expected)
})

test('an unclosed quote loses no row, and a quoted cell may have line breaks and commas', async () => {
  const rowsOf = async (...lines: string[]) => {
    const read = await readSpreadsheet('a.csv', Buffer.from(lines.join('\r\n')))
    return read.ok ? read.sheets[0]?.rows : read.reason
  }
  const [head, quoted] = ['姓名,手机,备注', '"王样例","13800000001","书法,\n国画"']
  const first = [
    ['姓名', '手机', '备注'],
    ['王样例', '13800000001', '书法,\n国画'],
  ]
  expect(await rowsOf(head, quoted)).toEqual(first)
  const stray = ['李"样例,13800000002,中', '"赵样例,13800000003,坏', '钱样例,13800000004,"末,尾"']
  expect(await rowsOf(head, ...stray)).toEqual([
    first[0],
    ['李样例', '13800000002', '中'],
    ['赵样例', '13800000003', '坏'],
    ['钱样例', '13800000004', '末,尾'],
  ])
})
