/** Previews of spreadsheets: the effect of each row before the import. */
import { type Calls, type TestBase, openBase } from '../../support/base'
import { guildRoster, partyRoster, wallRoster } from '../../support/messy-rosters'
import { preview, words } from '../../support/rosters'
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
    expect(shown).toMatchObject({ sheet: '成员名册', used: ['姓 名', '手机号码(必填)', '专长', '备注'], ignored: ['序号', '支部', '邮箱'] })
    expect(words(shown)).toEqual([
      '5 | 王样例 | 138****0001 | 新成员 | 文件里还有同名、手机号不同的人，按两个人算',
      '6 | 李样 | 138****0002 | 新成员',
      '7 | 张示范 | 138****0003 | 新成员',
      '8 | 不是人员 | 第二支部',
      '9 | 赵范例 | 138****0004 | 新成员',
      '10 | 钱样本 | 读不出 | 这一格是公式，文件里没有算出的值，请改成数字或文字',
      '11 | 孙示例 | 读不出 | 没有手机号',
      '12 | 王样例 | 138****0001 | 重复 | 和第 5 行是同一个人，只记一次',
      '14 | 王样例 | 138****0008 | 新成员 | 文件里还有同名、手机号不同的人，按两个人算',
      '15 | 不是人员 | 合计 8 人',
    ])
  })

  it('read a GBK file of another program, with columns in another order', async () => {
    const shown = await preview(as, await upload(as, '会员.csv', guildRoster()))
    expect(shown).toMatchObject({ used: ['职业', '联系电话', '会员姓名', '备注'], ignored: ['身份证号码'] })
    expect(words(shown)).toEqual([
      '4 | 周样例 | 138****0011 | 新成员',
      '5 | 吴示范 | 读不出 | 手机号被表格写成了科学计数，后面几位已经丢了，请把这一列改成文本再填一遍：•.••E+10',
      '6 | 郑范例 | 138****0013 | 新成员',
      '7 | 冯样本 | 读不出 | 是座机，请填手机号：05••-••••••02',
      '8 | 读不出 | 没有姓名',
      '9 | 陈示例 | 138****0016 | 新成员',
      '10 | 褚样例 | 读不出 | 和别人的手机号一样（第 4 行）',
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

  it('ask for a sheet when several have members', async () => {
    const rows = (phone: number) => [
      ['姓名', '手机'],
      ['王样例', phone],
    ]
    const uploadId = await upload(
      as,
      '1.xlsx',
      anXlsx({ name: '在职', rows: rows(13800000001) }, { name: '退休', rows: rows(13800000002) }),
    )
    expect(await as.members.preview({ ...ask, uploadId })).toEqual({
      ok: true,
      chooses: true,
      sheets: [
        { name: '在职', rows: 1 },
        { name: '退休', rows: 1 },
      ],
    })
    const answer = await as.members.preview({ ...ask, uploadId, sheet: '退休' })
    expect(answer).toMatchObject({ sheet: '退休', rows: [{ phone: '138****0002' }] })
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
      return answer.ok && !answer.chooses ? answer.rows.map(({ row }) => row) : []
    }
    expect((await preview(as, uploadId)).namesakes).toBe(230)
    expect([await page(0), await page(100), await page(200)].flat()).toEqual(many.map((_, n) => n + 2))
  })
})
