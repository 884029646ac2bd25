/** Outcome of each row of a roster file, in words. */
import type { ImportPreview, PreviewRow } from '../../contract/people/members'
import type { RowProblem } from '../../domain/people/roster-cells'
import type { Change, Namesake, VerdictKind } from '../../domain/people/roster-import'

export const KIND_WORDS: Record<VerdictKind, string> = {
  new: '新成员',
  changed: '有改动',
  same: '没有变',
  duplicate: '重复',
  unreadable: '读不出',
  skipped: '不是人员',
}

const PROBLEMS: Record<RowProblem, string> = {
  'name-missing': '没有姓名',
  'name-unreadable': '姓名不像姓名',
  'name-several': '一格里写了几个人，请分成几行',
  'has-left': '写着已退、已故或调出，没有导入；还是成员的，请在表格里去掉这几个字再导入',
  'phone-missing': '没有手机号',
  'phone-rounded': '手机号被表格写成了科学计数，后面几位已经丢了，请把这一列改成文本再填一遍',
  'phone-landline': '是座机，请填手机号',
  'phone-not-mobile': '不是手机号',
  'not-computed': '这一格是公式，文件里没有算出的值，请改成数字或文字',
  'phone-twice': '和别人的手机号一样',
}

const FIELDS: Record<Change['field'], string> = { name: '姓名', phone: '手机', skills: '专长', note: '备注' }

const NAMESAKES: Record<Namesake, string> = {
  file: '文件里还有同名、手机号不同的人，按两个人算',
  roster: '名册里有同名、手机号不同的人，分不清是不是同一个，按新成员加',
  volunteers: '有同名的志愿者说是本组织成员，但手机号不同，没有认定',
}

const orNothing = (text: string): string => (text === '' ? '（空）' : text)

export const changeWords = ({ field, from, to }: Change): string => `${FIELDS[field]} ${orNothing(from)} → ${orNothing(to)}`

/** Reason, changes and side effects of a row; empty for none. */
export function verdictWords({ kind, what, verifies, namesake, of, why, cell }: PreviewRow): string[] {
  return [
    ...(why === null ? [] : [`${PROBLEMS[why]}${of === null ? '' : `（第 ${of} 行）`}${cell === '' || of !== null ? '' : `：${cell}`}`]),
    ...(kind === 'duplicate' ? [`和第 ${of} 行是同一个人，只记一次`] : []),
    ...(kind === 'skipped' ? [cell] : []),
    ...what.map(changeWords),
    ...(verifies ? ['已经是基地的志愿者，导入后就是核实的成员'] : []),
    ...(namesake === null ? [] : [NAMESAKES[namesake]]),
  ]
}

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
