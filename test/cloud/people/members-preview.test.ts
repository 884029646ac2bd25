/** Previews of spreadsheets: the effect of each row before the import. */
import { sql } from 'drizzle-orm'
import { columnUses } from '../../../src/screens/base/verdict-words'
import { type Calls, type TestBase, openBase } from '../../support/base'
import { guildRoster, partyRoster, wallRoster } from '../../support/messy-rosters'
import { confirm, preview, words } from '../../support/rosters'
import { anXlsx } from '../../support/spreadsheets'
import { upload } from '../../support/upload'

const ask = { organisationId: 'nonggong' }

describe('previews', () => {
  let base: TestBase
  let as: Calls
  beforeAll(async () => {
    base = await openBase()
    as = base.as(await base.anOrganiser('nonggong'))
  })
  afterAll(() => base.close())

  it('read a roster with titles, a two-line heading, merged cells, numbers, formulas and a sum', async () => {
    const shown = await preview(as, await upload(as, '成员.xlsx', partyRoster()))
    expect(shown.sheets).toMatchObject([
      { name: '说明', isChosen: false, problem: 'no-heading' },
      { name: '成员名册', isChosen: true, people: 8 },
    ])
    expect([columnUses(shown.used), shown.ignored]).toEqual([
      ['姓名：姓 名（C 列）', '手机：手机号码(必填)（D 列）', '支部：支部（B 列）', '专长：专长（F 列）', '备注：备注（G 列）'],
      ['序号', '邮箱'],
    ])
    expect(shown.branches).toEqual([
      { branch: '第一支部', members: 3 },
      { branch: '第二支部', members: 2 },
    ])
    expect(words(shown)).toEqual([
      '5 | 王样例 | 138****0001 | 第一支部 | 新成员 | 文件里还有同名、手机号不同的人，按两个人算',
      '6 | 李样 | 138****0002 | 第一支部 | 新成员',
      '7 | 张示范 | 138****0003 | 第一支部 | 新成员',
      '8 | 不是人员 | 第二支部',
      '9 | 赵范例 | 138****0004 | 第二支部 | 新成员',
      '10 | 钱样本 | 读不出 | 这一格是公式，文件里没有算出的值，请改成数字或文字',
      '11 | 孙示例 | 读不出 | 没有手机号',
      '12 | 王样例 | 138****0001 | 重复 | 和第 5 行是同一个人，只记一次',
      '14 | 王样例 | 138****0008 | 第二支部 | 新成员 | 文件里还有同名、手机号不同的人，按两个人算',
      '15 | 不是人员 | 合计 8 人',
    ])
  })

  it('read a GBK file of another program, with columns in another order', async () => {
    const shown = await preview(as, await upload(as, '会员.csv', guildRoster()))
    expect([columnUses(shown.used), shown.ignored]).toEqual([
      ['姓名：会员姓名（C 列）', '手机：联系电话（B 列）', '专长：职业（A 列）', '备注：备注（E 列）'],
      ['身份证号码'],
    ])
    expect(words(shown)).toEqual([
      '4 | 周样例 | 138****0011 | 新成员 | 文件里还有一位是这个手机号，按两个人算',
      '5 | 吴示范 | 读不出 | 手机号被表格写成了科学计数，后面几位已经丢了，请把这一列改成文本再填一遍：•.••E+10',
      '6 | 郑范例 | 138****0013 | 新成员 | 姓名旁边的“女”没有记 | 手机这一格还写着“05••-••••••01”，没有记',
      '7 | 冯样本 | 读不出 | 是座机，请填手机号：05••-••••••02',
      '8 | 读不出 | 没有姓名',
      '9 | 陈示例 | 138****0016 | 新成员',
      '10 | 褚样例 | 138****0011 | 新成员 | 文件里还有一位是这个手机号，按两个人算',
      '11 | 不是人员 | 共 7 人',
    ])
  })

  it('read two lists side by side with a repeated heading', async () => {
    const shown = await preview(as, await upload(as, '通讯录.xlsx', wallRoster()))
    expect(words(shown)).toEqual([
      '3 | 卫样例 | 138****0021 | 新成员',
      '3 | 沈示范 | 138****0022 | 新成员',
      '4 | 韩范例 | 读不出 | 不是手机号：13••••••02',
      '4 | 阿卜杜·样例 | 138****0023 | 新成员',
      '5 | 不是人员 | 姓名 电话 特长 姓名 电话 特长',
      '6 | 杨样本 | 138****0025 | 新成员',
    ])
  })

  it('read all sheets with members as one roster of branches, and others when they are chosen', async () => {
    const rows = (phone: number) => [
      ['姓名', '手机'],
      ['王样例', phone],
    ]
    const file = anXlsx(
      { name: '第一支部', rows: rows(13800000001) },
      { name: '第二支部', rows: rows(13800000002) },
      { name: '旧名单', rows: rows(13800000003), state: 'veryHidden' },
      { name: '说明', rows: [['填表说明']] },
    )
    const uploadId = await upload(as, '1.xlsx', file)
    const shown = await preview(as, uploadId)
    expect(shown.sheets).toEqual([
      { name: '第一支部', people: 1, isHidden: false, isChosen: true, problem: null },
      { name: '第二支部', people: 1, isHidden: false, isChosen: true, problem: null },
      { name: '旧名单', people: 1, isHidden: true, isChosen: false, problem: null },
      { name: '说明', people: 0, isHidden: false, isChosen: false, problem: 'no-heading' },
    ])
    expect(shown.branches).toEqual([
      { branch: '第一支部', members: 1 },
      { branch: '第二支部', members: 1 },
    ])
    const chosen = await preview(as, uploadId, 'nonggong', { sheets: ['旧名单'] })
    expect(words(chosen)).toEqual(['2 | 王样例 | 138****0003 | 新成员'])
  })

  it('offer nobody for removal when no sheet is chosen', async () => {
    const sheet = {
      rows: [
        ['姓名', '手机'],
        ['王样例', 13800000071],
      ],
    }
    const first = await upload(as, '1.xlsx', anXlsx(sheet))
    await confirm(as, first, await preview(as, first))
    const hidden = await upload(
      as,
      '2.xlsx',
      anXlsx({
        rows: [
          ['姓名', '手机'],
          ['李样例', 13800000072],
        ],
        state: 'hidden',
      }),
    )
    expect(await preview(as, hidden)).toMatchObject({ missing: { count: 0 }, rows: [] })
    expect(await preview(as, hidden, 'nonggong', { sheets: ['Sheet1'] })).toMatchObject({ missing: { count: 1, names: ['王样例'] } })
    await base.connection.db.execute(sql`delete from roster_members`)
  })

  it("read one organisation's sheet of a workbook with a sheet for each", async () => {
    const sheet = (name: string, phone: number) => ({
      name,
      rows: [
        ['姓名', '手机'],
        ['王样例', phone],
      ],
    })
    const uploadId = await upload(as, '统战.xlsx', anXlsx(sheet('民革', 13800000001), sheet('农工党', 13800000002)))
    expect(words(await preview(as, uploadId))).toEqual(['2 | 王样例 | 138****0002 | 新成员'])
  })

  it('show no complete phone number of an unreadable row, and at most the last two characters of an ID-card number', async () => {
    const sheet = [
      ['姓名', '手机号', '备注'],
      ['王样例', '11010119900307123X', null],
      ['李样例', 330722198001011200, null],
      ['3.3072219800101E+17', '13800000001', null],
      ['赵样例', '1.380000000E+10', null],
      ['钱样例', '13800000003', '证号 110101199003071230，联系 0579-87100001'],
      ['合计 2 人', '110101 19900307 1238', null],
    ]
    const shown = await preview(as, await upload(as, '成员.xlsx', anXlsx({ rows: sheet })))
    expect(words(shown)).toEqual([
      '2 | 王样例 | 读不出 | 不是手机号：••••••••••••••••3X',
      '3 | 李样例 | 读不出 | 不是手机号：••••••••••••••••00',
      '4 | 读不出 | 姓名不像姓名：•.•••••••••••••E+17',
      '5 | 赵样例 | 读不出 | 手机号被表格写成了科学计数，后面几位已经丢了，请把这一列改成文本再填一遍：•.•••••••••E+10',
      '6 | 钱样例 | 138****0003 | 新成员',
      '7 | 不是人员 | 合计 2 人 •••••• •••••••• ••38',
    ])
    expect(JSON.stringify(shown)).not.toMatch(/\d{6}/)
  })

  it('list the rows of one kind in pages', async () => {
    const many = Array.from({ length: 230 }, (_, n) => ['王样例', 13800000000 + n])
    const uploadId = await upload(as, '1.xlsx', anXlsx({ rows: [['姓名', '手机'], ...many] }))
    const page = async (offset: number) => {
      const answer = await as.members.preview({ ...ask, uploadId, kind: 'new', offset })
      return answer.ok ? answer.rows.map(({ row }) => row) : []
    }
    expect((await preview(as, uploadId)).namesakes).toBe(230)
    expect([await page(0), await page(100), await page(200)].flat()).toEqual(many.map((_, n) => n + 2))
  })
})
