import { findHeading } from '../../../src/domain/people/roster-headings'
import { type ReadRow, readSheet } from '../../../src/domain/people/roster-rows'

/** Rows of a sheet below its first heading. */
const rowsOf = (rows: (string | null)[][]): ReadRow[] => {
  const read = readSheet({ name: '', rows })
  if (typeof read === 'string') throw new Error(read)
  return read.rows
}

const kindsOf = (...rows: (string | null)[][]) => {
  const sheet = [['序号', '姓名', '手机', '备注'], ...rows]
  return rowsOf(sheet).map((read) => (read.kind === 'unreadable' ? read.why : read.kind))
}

test.each([[['小计', null, null, null]], [[null, '小计', '12', null]], [[null, null, '合 计', '12 人']], [[null, null, null, '总计：12']]])(
  'the sum in %j is not a person',
  (row) => {
    expect(kindsOf(row)).toEqual(['skipped'])
  },
)

test('a row with neither a name nor a phone is listed as skipped, so that nothing of the file vanishes', () => {
  expect(
    rowsOf([
      ['序号', '姓名', '手机', '备注'],
      ['7', null, null, '待补'],
    ]),
  ).toEqual([{ sheet: '', row: 2, kind: 'skipped', text: '7 待补' }])
})

test('a cell that cannot be read is shown with its first twenty characters', () => {
  const cell = '本栏无法识别的文字'.repeat(3)
  expect(
    rowsOf([
      ['姓名', '手机'],
      ['王样例', cell],
    ]),
  ).toMatchObject([{ kind: 'unreadable', cell: cell.slice(0, 20) }])
})

test('a person whose note has the word of a sum is a person', () => {
  expect(kindsOf(['1', '王样例', '13800000001', '合计 3 次'])).toEqual(['person'])
})

test.each([
  ['王样例（已退社）', null],
  ['王样例(已故)', null],
  ['王样例 ［调出］', null],
  ['王样例', '已退会'],
  ['王样例', '2019年转出'],
  ['王样例', '2019年12月15日去世'],
  ['王样例', '2021年5月转出至示范市'],
  ['王样例', '2020年3月因个人原因申请退社'],
  ['王样例', '主委；已离世'],
])('the person %s with the note %s has left and is not imported', (name, note) => {
  expect(kindsOf(['1', name, '13800000001', note])).toEqual(['left'])
})

test.each([
  '退出领导岗位',
  '原主委（已退出班子）',
  '父母已故',
  '丈夫病故',
  '未退社',
  '从县一中调出',
  '户口迁出',
  '转出单位：县医院',
  '已退党转民革',
  '负责办理会员转出手续和档案',
])('a person with the note %s is a member', (note) => {
  expect(kindsOf(['1', '王样例', '13800000001', note])).toEqual(['person'])
})

test('a remark about one of two people side by side says nothing about the other', () => {
  const sheet = [
    ['姓名', '手机', '备注', '姓名', '手机', '备注'],
    ['王样例', '13800000001', null, '李样例', '13800000002', '已退社'],
  ]
  expect(rowsOf(sheet)).toMatchObject([
    { kind: 'person', name: '王样例' },
    { kind: 'left', name: '李样例' },
  ])
})

test('a word such as 会员 in a column of its own is no heading', () => {
  const sheet = [
    ['姓名', '手机', '身份', '会员'],
    ['王样例', '13800000001', '会员', '是'],
  ]
  expect(findHeading(sheet)).toMatchObject({ lists: [{ name: 0, phones: [1] }] })
  expect(rowsOf(sheet)).toMatchObject([{ kind: 'person', name: '王样例' }])
})

test.each([
  ['统计局', '王样例', null, 'phone-missing'],
  ['审核中心', '王样例', '1.38E+10', 'phone-rounded'],
])('the unit %s before a name hides nobody', (unit, name, phone, why) => {
  const sheet = [
    ['单位', '姓名', '手机'],
    [unit, name, phone],
  ]
  expect(rowsOf(sheet)).toMatchObject([{ kind: 'unreadable', why, name }])
})

test.each([
  ['a guardian', ['姓名', '手机号', '监护人', '联系电话'], ['王样例', null, '李样例', '13900000002'], 'phone-missing'],
  ['a wife', ['姓名', '手机', '妻子', '电话'], ['王样例', '', '李样例', '13900000002'], 'phone-missing'],
  ['an office beside a rounded number', ['姓名', '手机', '单位电话'], ['王样例', '1.38E+10', '13900000002'], 'phone-rounded'],
])("the phone of %s is not taken for the member's", (_whose, heading, row, why) => {
  expect(rowsOf([heading, row])).toMatchObject([{ kind: 'unreadable', why }])
})
