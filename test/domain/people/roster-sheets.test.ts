import { findHeading } from '../../../src/domain/people/roster-headings'
import { type Cell } from '../../../src/domain/people/roster-cells'
import { type ReadRow, readSheet } from '../../../src/domain/people/roster-rows'
import { hasMembers, readSheets, rowsElsewhere, sheetsAtFirst } from '../../../src/domain/people/roster-sheets'

const heading = ['姓名', '手机']
const grid = (name: string, rows: Cell[][], isHidden = false) => ({ name, isHidden, rows })
const one = (name: string, phone: string, isHidden = false) => grid(name, [heading, ['王样例', phone]], isHidden)
const rowsOf = (rows: Cell[][]): ReadRow[] => {
  const read = readSheet({ name: '', rows })
  if (typeof read === 'string') throw new Error(read)
  return read.rows
}
/** Name and branch of each person. */
const branches = (rows: readonly ReadRow[]) => rows.flatMap((row) => (row.kind === 'person' ? [`${row.name} ${row.branch}`] : []))

const branchesOf = (...names: string[]) =>
  readSheets(names.map((name, n) => one(name, `1380000000${n}`))).map((sheet) => (hasMembers(sheet) ? branches(sheet.rows)[0] : null))

test('where several sheets have members, each is a branch of its name', () => {
  expect(branchesOf('第一支部', '医卫', '永康市总支（12人）')).toEqual(['王样例 第一支部', '王样例 医卫', '王样例 永康市总支'])
})

test.each(['Sheet1', '工作表2', '2026年', '在职', '退休人员', '花名册', '通讯录'])(
  'a sheet named %s beside another is no branch',
  (name) => {
    expect(branchesOf(name, '第一支部')).toEqual(['王样例 null', '王样例 第一支部'])
  },
)

test('a single sheet is a branch only by a name that says so', () => {
  expect([branchesOf('第一支部'), branchesOf('医卫')]).toEqual([['王样例 第一支部'], ['王样例 null']])
})

test('a column of branches outweighs the line above, and the line above outweighs the sheet', () => {
  const rows = [
    ['支部', ...heading],
    ['第一支部', '王样例', '13800000001'],
    ['', '李样例', '13800000002'],
    ['二、第二支部（2人）', '', ''],
    ['', '赵样例', '13800000003'],
    ['第三支部', '钱样例', '13800000004'],
  ]
  const [sheet] = readSheets([grid('总支', rows), one('医卫', '13800000009')])
  expect(sheet && hasMembers(sheet) && branches(sheet.rows)).toEqual([
    '王样例 第一支部',
    '李样例 总支',
    '赵样例 第二支部',
    '钱样例 第三支部',
  ])
})

test('hidden sheets and sheets of people who have left are not taken until they are chosen', () => {
  const sheets = readSheets([one('第一支部', '13800000001'), one('旧', '13800000002', true), one('已转出', '13800000003')])
  expect(sheetsAtFirst(sheets.filter(hasMembers), [], [])).toEqual(['第一支部'])
})

test('a sheet without phones names its people, so that they are not missing', () => {
  const sheets = readSheets([one('第一支部', '13800000001'), grid('退休', [['姓名'], ['李 样例'], [12, '填表说明：请如实填写每一项内容']])])
  expect(rowsElsewhere(sheets.filter((sheet) => !hasMembers(sheet))).map((row) => 'name' in row && row.name)).toEqual(['姓名', '李样例'])
})

test('a workbook with a sheet for each organisation is read for the one whose name the sheet has', () => {
  const grids = ['民革', '民盟', '农工党'].map((name, n) => one(name, `1380000000${n}`))
  const sheets = readSheets(grids, ['民革', '民盟']).filter(hasMembers)
  expect(sheets.flatMap(({ rows }) => branches(rows))).toEqual(['王样例 null', '王样例 null', '王样例 农工党'])
  expect(sheetsAtFirst(sheets, ['农工党', '中国农工民主党'], ['民革', '民盟'])).toEqual(['农工党'])
  expect(sheetsAtFirst(sheets, ['致公党'], ['民革', '民盟'])).toEqual(['农工党'])
})

test('a second heading with other columns is read by its own', () => {
  const rows = [
    ['序号', '姓名', '性别', '电话'],
    ['1', '王样例', '男', '13800000001'],
    ['第二支部', null, null, null],
    ['姓名', '性别', '电话', '专长'],
    ['李样例', '男', '13800000002', '书法'],
  ]
  expect(rowsOf(rows)).toMatchObject([
    { kind: 'person', row: 2, name: '王样例', skills: null, branch: null },
    { kind: 'skipped', row: 3 },
    { kind: 'skipped', row: 4 },
    { kind: 'person', row: 5, name: '李样例', phone: '13800000002', skills: ['书法'], branch: '第二支部' },
  ])
})

test.each<[string, Cell[][], number[]]>([
  [
    'the name in the upper line',
    [
      ['序号', '姓名', '联系方式', null],
      [null, null, '办公电话', '手机'],
    ],
    [3, 2],
  ],
  [
    'the phone in the upper line',
    [
      ['序号', null, '手机', null],
      [null, '姓名', null, '邮箱'],
    ],
    [2],
  ],
  [
    'three lines',
    [
      ['序号', '姓名', '联系方式', null],
      [null, null, '电话', null],
      [null, null, '手机', '座机'],
    ],
    [2, 3],
  ],
])('a heading of several lines with %s is one heading', (_what, lines, phones) => {
  const rows = [['花名册'], ...lines, ['1', '王样例', '13800000001', null]]
  expect(findHeading(rows)).toMatchObject({ row: lines.length, lists: [{ name: 1, phones }] })
  expect(rowsOf(rows)).toMatchObject([{ kind: 'person', name: '王样例', phone: '13800000001', row: lines.length + 2 }])
})

test('a person whose note is about a phone is not a line of the heading', () => {
  const rows = [
    ['姓名', '手机', '备注'],
    ['王样例', '13800000001', '手机常关机'],
  ]
  expect(rowsOf(rows)).toMatchObject([{ kind: 'person', row: 2 }])
})

test.each(['负责人：王样例', '填表人：王样例', '支部主委：王样例', '联系电话：0579-87112233'])(
  'the signature %s is not a person',
  (text) => {
    const rows = [
      ['序号', '姓名', '手机'],
      [text, null, '13811112222'],
    ]
    expect(rowsOf(rows)).toMatchObject([{ kind: 'skipped' }])
  },
)

test.each([
  ['13800000001/668006', '668006'],
  ['13800000001\n668002', '668002'],
  ['13800000001 13900000002', '13•••••••02'],
  ['13800000001转8001', '转8001'],
])('the second number in %j is shown and not stored', (cell, text) => {
  const rows = [heading, ['王样例', cell]]
  expect(rowsOf(rows)).toMatchObject([{ kind: 'person', phone: '13800000001', beside: [{ field: 'phone', text }] }])
})

test.each(['+86 138-0000-0001', '008613800000001', '13800000001.0', '手机：13800000001（微信同号）', '1.3800000001E10', "'13800000001"])(
  'nothing stands beside the phone in %s',
  (cell) => {
    expect(rowsOf([heading, ['王样例', cell]])).toMatchObject([{ phone: '13800000001', beside: [] }])
  },
)
