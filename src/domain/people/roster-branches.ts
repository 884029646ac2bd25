/** Branches (支部) of an organisation, as a roster names them: in a column, in a line above the branch's members, or by a sheet. */
import { type Cell, isBlank, textOf } from './roster-cells'

/** Longest name of a branch, in characters. */
export const LONGEST_BRANCH = 30

/** Ends of a branch's name. */
const BRANCH = /(支部|支社|总支|小组|片组|分会|联络站|工作站|基层委|委员会|工委|总社)$/
/** Names of sheets that say something else: a program's own, a year, the state of the members, the kind of list. */
const OTHER_SHEET =
  /^(sheet|工作表|表|table)?[\s_-]*[\d一二三四五六七八九十]*$|\d{4}|名册|名单|花名|通讯录|汇总|总表|合计|统计|全部|在职|在岗|离休|退休|在册|转入|转出|退社|退会|新增|新发展|预备|模板|说明|成员|会员|盟员|社员|党员|志愿者/i

/** A branch without its number, its count and blanks: `一、第一支部（5人）` is 第一支部. */
function tidyBranch(text: string): string {
  const bare = text
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
    .replace(/^[\d一二三四五六七八九十]+[、.)]\s*/, '')
    .replace(/[:,;]?\s*(共|计|合计)?\s*\d+\s*[人名]?$/, '')
    .replace(/[:：]$/, '')
    .replace(/(\p{Script=Han}) +(?=\p{Script=Han})/gu, '$1')
    .trim()
  return Array.from(bare).slice(0, LONGEST_BRANCH).join('')
}

/** The branch in a column's cell; empty for a dash or nothing. */
export const readBranch = (cell: Cell): string => (isBlank(cell) ? '' : tidyBranch(textOf(cell)))

/** The branch that a row names by its only text, above its members; null for another row. */
export function branchOfTitle(filled: readonly Cell[]): string | null {
  if (filled.length !== 1) return null
  const branch = tidyBranch(textOf(filled[0] ?? null))
  return BRANCH.test(branch) ? branch : null
}

/**
 * The branch that a sheet is named after; null for none.
 * @param isOneOfSeveral several sheets of the file have members, so that 医卫 is a branch as well as 第一支部
 */
export function branchOfSheet(name: string, isOneOfSeveral: boolean): string | null {
  const branch = tidyBranch(textOf(name))
  if (BRANCH.test(branch)) return branch
  return isOneOfSeveral && !OTHER_SHEET.test(branch) ? branch : null
}
