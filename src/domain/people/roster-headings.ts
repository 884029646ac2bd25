/** Finds the columns of a roster by their headings, in any order and wording. Title rows may precede, and a heading may have two lines. */
import { type Cell, textOf } from './roster-cells'

/** The columns of one list. A printed roster may have two lists side by side. */
export interface Columns {
  name: number
  /** The likeliest first: mobile, then telephone, then office. */
  phones: number[]
  skills: number[]
  note: number | null
  /** Columns for remarks and for a member's state: 备注, 状态, 变动情况. */
  remarks: number[]
}

export interface Heading {
  /** Index of the heading's row; people begin below it. */
  row: number
  lists: Columns[]
  /** Headings of the columns that are read, as the file writes them. */
  used: string[]
  /** Headings of the columns that are not read: 身份证号, 住址. */
  ignored: string[]
}

export type HeadingProblem =
  /** No row has a heading for a column of names. */
  | 'no-heading'
  /** A column of names was found, but no column of phones. */
  | 'no-phone-column'

/** Rows searched for the heading: titles, date and author stand above it. */
const LOWEST_HEADING = 30
/** Most lists side by side on one sheet. */
const MOST_LISTS = 8

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
const SKILLS = [/专长|特长|技能|擅长/, /^(从事|现)?(职业|专业|行业)/]
const NOTE = /^(备注|说明)/
const REMARK = /^(备注|说明|状态|现状|变动|去向|是否在册)|(状态|变动情况|去向)$/

/** Traditional characters of headings, and the simplified ones in the same order. */
const [TRADITIONAL, SIMPLIFIED] = ['機號碼會員電話聯絡備註專長職業單務辦動號實', '机号码会员电话联络备注专长职业单务办动号实']

/** A heading in simplified script, without blanks, brackets, stars and colons: 姓 名, 手機號碼（必填）*. */
const tidyHeading = (cell: Cell): string =>
  textOf(cell)
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
    .replace(/[\s*:：.]/g, '')
    // A survey's number before its question, and the number of one of several phones.
    .replace(/^\d+[、)]?/, '')
    .replace(/([话机])\d$/, '$1')
    .replace(/\p{Script=Han}/gu, (char) => SIMPLIFIED[TRADITIONAL.indexOf(char)] ?? char)

/** Columns under a heading row, one set for each column of names; null for any other row. */
function columnsOf(cells: readonly Cell[]): Columns[] | null {
  const headings = cells.map(tidyHeading)
  const names = namesIn(headings)
  if (names.length === 0 || names.length > MOST_LISTS) return null
  return names.map((name, nth) => {
    // A single list may have its columns in any order; each of several lists begins with its column of names.
    const from = names.length === 1 ? 0 : name
    const to = names[nth + 1] ?? headings.length
    const like = (pattern: RegExp): number[] =>
      headings.flatMap((heading, column) =>
        column >= from && column < to && partsOf(heading).some((part) => pattern.test(part)) ? [column] : [],
      )
    const phones = PHONES.flatMap(like).filter((column) => !OTHER_PEOPLE.test(textOf(cells[column] ?? null)))
    const skills = SKILLS.map(like).find((columns) => columns.length > 0) ?? []
    const own = phones.filter((column) => personOf(column, headings, names) === name)
    return { name, phones: [...new Set(own)], skills, note: like(NOTE)[0] ?? null, remarks: like(REMARK) }
  })
}

/** Headings that share a cell: 联系电话/手机. */
const partsOf = (heading: string): string[] => heading.split(/[/、或]/)

/** Columns of names; a bare 会员 is one only where there is no other. */
function namesIn(headings: readonly string[]): number[] {
  const like = (pattern: RegExp) =>
    headings.flatMap((heading, column) => (partsOf(heading).some((part) => pattern.test(part)) ? [column] : []))
  const names = like(NAME)
  return names.length > 0 ? names : like(BARE_NAME)
}

/** Column of the name that a phone belongs to: the nearest on its left, otherwise the nearest on its right. */
function personOf(phone: number, headings: readonly string[], names: readonly number[]): number | undefined {
  const people = headings.flatMap((heading, column) => (names.includes(column) || OTHER_NAME.test(heading) ? [column] : []))
  const left = people.filter((column) => column < phone)
  return left.at(-1) ?? people.find((column) => column > phone)
}

/** True for a row that repeats the heading, as printed pages and branches' lists do. */
export const isHeading = (cells: readonly Cell[]): boolean => columnsOf(cells)?.some(({ phones }) => phones.length > 0) ?? false

/** The heading of a sheet; where it has two lines, the lower, which says more. */
export function findHeading(rows: readonly (readonly Cell[])[]): Heading | HeadingProblem {
  let problem: HeadingProblem = 'no-heading'
  for (const [row, cells] of rows.slice(0, LOWEST_HEADING).entries()) {
    const lists = columnsOf(cells)
    if (!lists) continue
    // A list without phones is not of members: a second 姓名 of the family.
    const withPhones = lists.filter(({ phones }) => phones.length > 0)
    if (withPhones.length > 0 && !isFirstOfTwo(rows[row + 1])) return headingAt(row, cells, withPhones)
    problem = 'no-phone-column'
  }
  return problem
}

const isFirstOfTwo = (next: readonly Cell[] | undefined): boolean => next !== undefined && isHeading(next)

function headingAt(row: number, cells: readonly Cell[], lists: Columns[]): Heading {
  const read = new Set(lists.flatMap(({ name, phones, skills, note }) => [name, ...phones, ...skills, ...(note === null ? [] : [note])]))
  const named = cells.map(textOf)
  const used = named.filter((_heading, column) => read.has(column))
  const ignored = named.filter((heading, column) => heading !== '' && !read.has(column))
  return { row, lists, used: [...new Set(used)], ignored: [...new Set(ignored)] }
}
