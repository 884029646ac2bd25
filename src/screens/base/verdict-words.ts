/** Outcome of each row of a roster file, in words. */
import type { ImportPreview, PreviewRow, SheetView } from '../../contract/people/members'
import type { RowProblem } from '../../domain/people/roster-cells'
import type { ColumnUse } from '../../domain/people/roster-headings'
import type { Change, Namesake, VerdictKind } from '../../domain/people/roster-import'
import type { Beside, Place } from '../../domain/people/roster-rows'

export const KIND_WORDS: Record<VerdictKind, string> = {
  new: '新成员',
  changed: '有改动',
  same: '没有变',
  left: '已离开',
  duplicate: '重复',
  unreadable: '读不出',
  skipped: '不是人员',
}

const PROBLEMS: Record<RowProblem, string> = {
  'name-missing': '没有姓名',
  'name-unreadable': '姓名不像姓名',
  'name-several': '一格里写了几个人，请分成几行',
  'phone-missing': '没有手机号',
  'phone-rounded': '手机号被表格写成了科学计数，后面几位已经丢了，请把这一列改成文本再填一遍',
  'phone-landline': '是座机，请填手机号',
  'phone-not-mobile': '不是手机号',
  'not-computed': '这一格是公式，文件里没有算出的值，请改成数字或文字',
}

const FIELDS: Record<Change['field'], string> = { name: '姓名', phone: '手机', branch: '支部', skills: '专长', note: '备注' }

const NAMESAKES: Record<Namesake, string> = {
  file: '文件里还有同名、手机号不同的人，按两个人算',
  phone: '文件里还有一位是这个手机号，按两个人算',
  roster: '名册里有同名、手机号不同的人，分不清是不是同一个，按新成员加',
  volunteers: '有同名的志愿者说是本组织成员，但手机号不同，没有认定',
}

/** Words of a cell that are not stored. */
const BESIDE: Record<Beside['field'], (text: string) => string> = {
  name: (text) => `姓名旁边的“${text}”没有记`,
  phone: (text) => `手机这一格还写着“${text}”，没有记`,
}

/** `第 5 行`, with the sheet's name for a row of another sheet. */
const placeWords = (of: Place, from: Place): string => (of.sheet === from.sheet ? `第 ${of.row} 行` : `“${of.sheet}”第 ${of.row} 行`)

const orNothing = (text: string): string => (text === '' ? '（空）' : text)

export const changeWords = ({ field, from, to }: Change): string => `${FIELDS[field]} ${orNothing(from)} → ${orNothing(to)}`

/** Reason, changes and side effects of a row; empty for none. */
export function verdictWords(row: PreviewRow): string[] {
  const { kind, what, verifies, namesake, beside, of, why, cell } = row
  return [
    ...(why === null
      ? []
      : [`${PROBLEMS[why]}${of === null ? '' : `（${placeWords(of, row)}）`}${cell === '' || of !== null ? '' : `：${cell}`}`]),
    ...(kind === 'duplicate' && of ? [`和${placeWords(of, row)}是同一个人，只记一次`] : []),
    ...(kind === 'left' ? [`表格里写着“${cell}”，没有导入`] : []),
    ...(kind === 'skipped' ? [cell] : []),
    ...what.map(changeWords),
    ...beside.map(({ field, text }) => BESIDE[field](text)),
    ...(verifies ? ['已经是基地的志愿者，导入后就是核实的成员'] : []),
    ...(namesake === null ? [] : [NAMESAKES[namesake]]),
  ]
}

/** Letter of a spreadsheet's column: `D 列`. */
const columnWords = (column: number): string =>
  `${column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26))}${String.fromCharCode(65 + (column % 26))} 列`

const COLUMNS: Record<ColumnUse['field'], string> = { name: '姓名', phone: '手机', branch: '支部', skills: '专长', note: '备注' }

/** Columns that are read, by field: `手机：志愿者电话（D 列）`. */
export function columnUses(used: readonly ColumnUse[]): string[] {
  const fields = Object.keys(COLUMNS) as ColumnUse['field'][]
  return fields.flatMap((field) => {
    const columns = used.filter((use) => use.field === field).map(({ heading, column }) => `${heading}（${columnWords(column)}）`)
    return columns.length === 0 ? [] : [`${COLUMNS[field]}：${columns.join('、')}`]
  })
}

/** A sheet's state, for the choice of sheets. */
export function sheetWords({ people, isHidden, problem }: SheetView): string {
  if (problem !== null) return problem === 'no-heading' ? '没有“姓名”这样的表头，不读' : '没有手机号这一列，不读'
  return `${people} 人${isHidden ? '，在表格里是隐藏的' : ''}`
}

export const branchWords = (branches: readonly { branch: string; members: number }[]): string =>
  branches.map(({ branch, members }) => `${branch || '未分支部'} ${members} 人`).join('、')

/** Effects of the import, with the number of people for each. */
export function importWords({ counts, verifies, missing }: ImportPreview, removesMissing: boolean): string {
  const parts = [
    ...(counts.new > 0 ? [`新增 ${counts.new} 人`] : []),
    ...(counts.changed > 0 ? [`改动 ${counts.changed} 人`] : []),
    ...(removesMissing && missing.count > 0 ? [`移出 ${missing.count} 人`] : []),
    ...(verifies > 0 ? [`核实 ${verifies} 位志愿者`] : []),
  ]
  return parts.join('，')
}
