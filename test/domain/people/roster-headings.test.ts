import fc from 'fast-check'
import { type Heading, findHeading, headingAt } from '../../../src/domain/people/roster-headings'
import { type ReadRow, readSheet } from '../../../src/domain/people/roster-rows'

const found = (rows: (string | null)[][]): Heading => {
  const heading = findHeading(rows)
  if (typeof heading === 'string') throw new Error(heading)
  return heading
}

/** Rows of a sheet below its first heading. */
const rowsOf = (rows: (string | null)[][]): ReadRow[] => {
  const read = readSheet({ name: '', rows })
  if (typeof read === 'string') throw new Error(read)
  return read.rows
}

test.each([
  '姓名',
  '名字',
  '姓 名',
  '　姓　名　',
  '成员姓名',
  '会员姓名',
  '姓名（必填）',
  '*姓名:',
  'Name',
  '會員姓名',
  '盟员',
  '社员',
  '社員',
])('%s is a heading of names', (heading) => {
  expect(found([[heading, '电话']]).lists[0]).toMatchObject({ name: 0, phones: [1] })
})

test.each([
  '手机',
  '手机号',
  '手机号码',
  '联系电话',
  '电话',
  '电话号码',
  '联系方式',
  '移动电话',
  '手机号码（必填）',
  '联 系 电 话',
  'Mobile',
  '手機號碼',
  '聯絡電話',
  '志愿者电话',
])('%s is a heading of phones', (heading) => {
  expect(found([['姓名', heading]]).lists[0]).toMatchObject({ phones: [1] })
})

test.each(['紧急联系人电话', '家属手机', '手机（家属）', '联系电话(紧急)', '介绍人电话', '短号', '手机短号', '传真', '电话费补贴', '邮箱'])(
  "%s is not a heading of the members' phones",
  (heading) => {
    expect(findHeading([['姓名', heading]])).toBe('no-phone-column')
  },
)

test('a column of mobile numbers has priority over telephones, and telephones over office numbers', () => {
  expect(found([['姓名', '办公电话', '电话', '手机']]).lists[0]?.phones).toEqual([3, 2, 1])
})

test("a phone belongs to the name on its left, so that the phone of the person in charge is not taken for a member's", () => {
  expect(found([['负责人', '手机号', '志愿者姓名', '志愿者电话']])).toMatchObject({
    lists: [{ name: 2, phones: [3] }],
    used: [
      { field: 'name', heading: '志愿者姓名', column: 2 },
      { field: 'phone', heading: '志愿者电话', column: 3 },
    ],
    ignored: ['负责人', '手机号'],
  })
  expect(found([['志愿者姓名', '电话', '联系人', '手机']])).toMatchObject({ lists: [{ name: 0, phones: [1] }] })
  expect(found([['手机', '姓名', '负责人', '电话']])).toMatchObject({ lists: [{ name: 1, phones: [0] }] })
})

test('skills are read from 专长, and from 职业 only in a list without 专长', () => {
  expect(found([['姓名', '手机', '职业', '专长']]).lists[0]?.skills).toEqual([3])
  expect(found([['姓名', '手机', '职业']]).lists[0]?.skills).toEqual([2])
})

test('the lower line of a two-line heading counts', () => {
  const rows = [['花名册'], ['姓名', '联系方式', null], ['姓名', '手机', '邮箱'], ['王样例', '13800000001', null]]
  expect(found(rows)).toMatchObject({ row: 2, used: [{ heading: '姓名' }, { heading: '手机' }], ignored: ['邮箱'] })
})

test('a list without a heading, or with a heading too far down, is not read', () => {
  expect(findHeading([['王样例', '13800000001']])).toBe('no-heading')
  expect(findHeading([])).toBe('no-heading')
  expect(findHeading([...Array.from({ length: 30 }, () => ['标题']), ['姓名', '电话']])).toBe('no-heading')
  expect(found([...Array.from({ length: 29 }, () => ['标题']), ['姓名', '电话']]).row).toBe(29)
})

const OTHERS = ['序号', '性别', '出生年月', '工作单位', '身份证号', '住址', '入会时间']
const shape = fc.record({
  order: fc.shuffledSubarray(['姓名', '手机号码', '专长', ...OTHERS], { minLength: 10 }),
  titles: fc.integer({ min: 0, max: 12 }),
  blanks: fc.array(fc.boolean(), { maxLength: 12 }),
})

test('each person is read once, with their row number, for any order of columns and any number of title rows', () => {
  fc.assert(
    fc.property(shape, ({ order, titles, blanks }) => {
      const cells: Record<string, (n: number) => string> = {
        姓名: () => '王样例',
        手机号码: (n) => String(13_800_000_000 + n),
        专长: () => '书法',
      }
      const people = blanks.map((isBlank, n) => (isBlank ? [] : order.map((heading) => cells[heading]?.(n) ?? '—')))
      const rows = [...Array.from({ length: titles }, () => ['成员名册']), order, ...people]
      const read = rowsOf(rows)
      const expected = blanks.flatMap((isBlank, n) =>
        isBlank
          ? []
          : [
              {
                kind: 'person',
                sheet: '',
                row: titles + n + 2,
                name: '王样例',
                phone: String(13_800_000_000 + n),
                skills: ['书法'],
                note: null,
                branch: null,
                beside: [],
              },
            ],
      )
      expect(read).toEqual(expected)
    }),
  )
})

test.each([[['合计', null, '3 人']], [['第二支部', null, null]], [[null, null, '备注：每季度更新']], [['15', null, null]]])(
  'the row %j is not read as a person',
  (row) => {
    const rows = [['序号', '姓名', '电话'], row]
    expect(rowsOf(rows)).toEqual([expect.objectContaining({ kind: 'skipped', row: 2 })])
  },
)

test('a heading repeated on the next page is not read as a person', () => {
  const heading = ['姓名', '电话']
  const rows = [heading, ['王样例', '13800000001'], heading]
  expect(rowsOf(rows).map(({ kind }) => kind)).toEqual(['person', 'skipped'])
})

test('a row with a name alone is listed as a person without a phone', () => {
  const rows = [
    ['姓名', '电话'],
    ['王样例', null],
  ]
  expect(rowsOf(rows)).toMatchObject([{ kind: 'unreadable', why: 'phone-missing', name: '王样例' }])
})

test('a row of a person at the 统计局 is read as a person, although it begins like a remark', () => {
  const rows = [
    ['单位', '姓名', '电话'],
    ['统计局', '王样例', '13800000001'],
  ]
  expect(rowsOf(rows)).toMatchObject([{ kind: 'person' }])
})

test('a row can head eight lists side by side, and no more', () => {
  const beside = (count: number) => findHeading([Array.from({ length: count }, () => ['姓名', '手机']).flat()])
  expect(beside(8)).toMatchObject({ lists: { length: 8 } })
  expect(beside(9)).toBe('no-heading')
})

test.each(['联系电话/手机', '电话1', '微信/手机号', '常用手机号', '流动电话'])('%s is a heading with phones', (heading) => {
  expect(found([['1、您的姓名', heading]]).lists).toMatchObject([{ name: 0, phones: [1] }])
})

test('a second name without a phone is of the family and not of members', () => {
  expect(found([['姓名', '手机', '家庭成员', '姓名', '称谓']]).lists).toMatchObject([{ name: 0, phones: [1] }])
})

test('a heading has three lines at most, so that a fourth is the next heading', () => {
  const line = ['姓名', '手机']
  expect(
    [1, 2, 3, 4].map(
      (lines) =>
        headingAt(
          Array.from({ length: lines }, () => line),
          0,
        )?.row,
    ),
  ).toEqual([0, 1, 2, 2])
})
