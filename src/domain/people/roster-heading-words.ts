/** The words in the headings of rosters, in simplified and traditional script. */
import { type Cell, textOf } from './roster-cells'

const PERSON = '成员|会员|盟员|社员|党员|人员|志愿者|队员|学员|职工|本人|个人'
const NAME = new RegExp(`^(${PERSON}|中文|委员|理事|您的|你的)?(姓名|名字|真实姓名)$|^(full)?name$`)
/** Headings of names in a list without any other. Elsewhere such a word is a yes or no, or a person's office. */
const BARE_NAME = /^(成员|会员|盟员|社员|志愿者)$/
/** Headings of phones of people who are not members, such as 手机（家属）. */
const OTHER_PEOPLE = /紧急|应急|家属|家庭|家长|父母|配偶|妻子|丈夫|监护人|推荐|介绍人|负责人|法定代表人|短号|传真/
/** Headings of names of people who are not members, whose phones may stand beside them. */
const OTHER_NAME =
  /^(总?负责人|.{0,4}联系人|领队|介绍人|推荐人|监护人|家长|家属|家庭(主要)?成员|配偶|妻子|丈夫|父亲|母亲|支部书记|法定代表人|法人(代表)?)(姓名)?$/
const PHONES = [
  new RegExp(`^(${PERSON}|联系|常用)?(手机|移动电话|手提电话|流动电话|行动电话)|^(mobile|cell)`),
  new RegExp(`^(${PERSON})?((联系|联络|通讯)?(电话|方式|号码)|联系电话)(号码?)?$|^(tel|phone)`),
  /(办公|固定|单位|工作)电话|座机|固话/,
]
/** Headings of the other columns that are read; of several patterns the first is the likeliest. */
export const READ_HEADINGS = {
  skills: [/专长|特长|技能|擅长/, /^(从事|现)?(职业|专业|行业)/],
  note: /^(备注|说明)/,
  /** Columns for remarks and for a member's state. */
  remark: /^(备注|说明|状态|现状|变动|去向|是否在册)|(状态|变动情况|去向)$/,
  branch: [
    /^(所属|所在|现|原)?(党派|基层)?(总?支部|总?支社|总支)(名称)?$/,
    /^(所属|所在|现)?(基层组织|基层委员会|基层委|基层|小组|分会|专委会)(名称)?$/,
  ],
}

/** Headings of phones, the likeliest first, and of the phones of other people. */
export const PHONE_HEADINGS = { of: PHONES, ofOthers: OTHER_PEOPLE }

/** Traditional characters of headings, and the simplified ones in the same order. */
const [TRADITIONAL, SIMPLIFIED] = [
  '機號碼會員電話聯絡備註專長職業單務辦動實屬組織總層',
  '机号码会员电话联络备注专长职业单务办动实属组织总层',
]

/**
 * True for every heading of names or phones, by letters that each of them has, and for few other cells. Most rows are told from a heading
 * by it alone, which costs far less than reading their cells as headings.
 */
export const mayBeHeading = (cell: Cell): boolean => typeof cell === 'string' && /[名员員志机機话話式码碼a-z]/i.test(cell.normalize('NFKC'))

/** A heading in simplified script, without blanks, brackets, stars and colons: 姓 名, 手機號碼（必填）*. */
export const tidyHeading = (cell: Cell): string =>
  textOf(typeof cell === 'string' ? cell : null)
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
    .replace(/[\s*:：.]/g, '')
    // A survey's number before its question, and the number of one of several phones.
    .replace(/^\d+[、)]?/, '')
    .replace(/([话机])\d$/, '$1')
    .replace(/\p{Script=Han}/gu, (char) => SIMPLIFIED[TRADITIONAL.indexOf(char)] ?? char)

/** Headings that share a cell: 联系电话/手机. */
export const partsOf = (heading: string): string[] => heading.split(/[/、或]/)

/** Columns of names; a bare 会员 is one only where there is no other. */
export function namesIn(headings: readonly string[]): number[] {
  const like = (pattern: RegExp) =>
    headings.flatMap((heading, column) => (partsOf(heading).some((part) => pattern.test(part)) ? [column] : []))
  const names = like(NAME)
  return names.length > 0 ? names : like(BARE_NAME)
}

/** For each column that of the name which a phone there belongs to: the nearest on its left, otherwise the nearest on its right. */
export function peopleBeside(headings: readonly string[], names: readonly number[]): (number | undefined)[] {
  const own = new Set(names)
  const isPerson = headings.map((heading, column) => own.has(column) || OTHER_NAME.test(heading))
  const first = isPerson.indexOf(true)
  let left: number | undefined
  return headings.map((_, column) => {
    const person = left ?? (first > column ? first : undefined)
    if (isPerson[column]) left = column
    return person
  })
}
