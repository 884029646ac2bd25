/** Three rosters of invented people, each messy in its own way. */
import { inGbk } from './gbk'
import { anXlsx } from './spreadsheets'

/**
 * A roster with a title over all columns, the author's name, a two-line heading, merged branches, phones as numbers, a formula and a
 * sum.
 */
export const partyRoster = (): Buffer =>
  anXlsx(
    { name: '说明', rows: [['填表说明'], ['请如实填写'], ['联系人', '王组织', '0579-87100000']] },
    {
      name: '成员名册',
      merged: ['A1:G1', 'A2:G2', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:E3', 'F3:F4', 'G3:G4', 'B5:B7', 'F5:F6'],
      rows: [
        ['农工党示范县基层委员会成员花名册'],
        ['填表日期：2027年1月4日'],
        ['序号', '支部', '姓  名', '联系方式', '', '专长', '备注'],
        ['', '', '', '手机号码（必填）', '邮箱', '', ''],
        [1, '第一支部', '王样例', 13800000001, 'a@example.org', '中医、针灸', '主委'],
        [2, '', '李 样', '138-0000-0002', '', '', ''],
        [3, '', '张示范', { formula: 'D5+2', result: 13800000003 }, '', '无', ''],
        ['第二支部'],
        [4, '第二支部', '赵范例', '+86 138 0000 0004', '', '书法', ''],
        [5, '第二支部', '钱样本', { formula: 'D5+4' }, '', '', ''],
        [6, '第二支部', '孙示例', '', '', '义诊', '待补电话'],
        [7, '第二支部', '王样例', '１３８０００００００１', '', '推拿', ''],
        [],
        [8, '第二支部', '王样例', 13800000008, '', '', '与第一支部王样例同名'],
        ['合计', '', '8 人'],
      ],
    },
  )

/** A roster of another program: GBK, columns in another order, blanks, a rounded number and an office's phone. */
export const guildRoster = (): Buffer =>
  inGbk(
    [
      '示范县知联会会员名册,,,,',
      ',,,,',
      '职业,联系电话,会员姓名,身份证号码,备注',
      '律师,138 0000 0011,周 样例,000000000000000000,"理事, 兼秘书"',
      '教师;,1.38E+10,吴示范,,',
      '书法家/画家,13800000013、0579-87100001,郑范例（女）,,',
      ',0579-87100002,冯样本,,',
      ',13800000015,,,姓名待核',
      '医生,=13800000016,陈示例,,',
      '会计,13800000011,褚样例,,夫妻同号',
      '共 7 人,,,,',
    ].join('\r\n'),
  )

/** A printed roster: two lists side by side, a heading repeated on the second page, and a name with a dot. */
export const wallRoster = (): Buffer =>
  anXlsx({
    name: '通讯录',
    merged: ['A1:F1'],
    rows: [
      ['民革示范县总支部通讯录'],
      ['姓名', '电话', '特长', '姓名', '电话', '特长'],
      ['卫样例', 13800000021, '国画', '沈示范', '13800000022', '法律咨询'],
      ['阿卜杜•样例', '008613800000023', '', '韩范例', '1380000002', ''],
      ['姓名', '电话', '特长', '姓名', '电话', '特长'],
      ['杨样本', '138.0000.0025', '家电维修 理发', '', '', ''],
    ],
  })
