import { Text, View } from '@tarojs/components'
import type { IncludedRow, PreviewRow } from '../../../contract/people/members'
import type { VerdictKind } from '../../../domain/people/roster-import'
import { Tap } from '../../../components/tap'
import { KIND_WORDS, verdictWords } from '../verdict-words'
import '../../../components/tag.css'
import '../base-more.css'

const LOOKS: Record<VerdictKind, string> = {
  new: 'tag-ok',
  changed: 'tag-ok',
  same: 'tag-plain',
  left: 'tag-warn',
  duplicate: 'tag-plain',
  unreadable: 'tag-warn',
  skipped: 'tag-plain',
}

interface RowsProps {
  rows: readonly PreviewRow[]
  /** True if rows of several sheets are shown. */
  hasSheets: boolean
  /** Rows of members who have left and are imported nonetheless. */
  included: readonly IncludedRow[]
  onInclude: (included: IncludedRow[]) => void
  onMore: (() => void) | undefined
}

const isSame = (one: IncludedRow, other: IncludedRow): boolean =>
  one.sheet === other.sheet && one.row === other.row && one.name === other.name

/** Rows of the file, by their spreadsheet row numbers. */
export const Rows = ({ rows, hasSheets, included, onInclude, onMore }: RowsProps) => (
  <View id="rows" className="card import-rows">
    {rows.length === 0 ? <View className="small import-none">没有这样的行。</View> : null}
    {rows.map((row) => (
      <View key={`${row.sheet}-${row.row}-${row.name}-${row.phone}`} className="import-row ruled">
        <View className="numeral import-number" aria-label={`第 ${row.row} 行`}>
          {row.row}
        </View>
        <View className="import-row-words">
          <View className="import-who">
            {row.name === '' ? null : <Text className="strong import-name">{row.name}</Text>}
            {row.phone === '' ? null : <Text className="small import-phone">{row.phone}</Text>}
            <Text className={`tag ${LOOKS[row.kind]}`}>{KIND_WORDS[row.kind]}</Text>
          </View>
          {hasSheets || row.branch !== '' ? <View className="small">{placeWordsOf(row, hasSheets)}</View> : null}
          {verdictWords(row).map((words) => (
            <View key={words} className="small">
              {words}
            </View>
          ))}
          <LeftMember row={row} included={included} onInclude={onInclude} />
        </View>
      </View>
    ))}
    {onMore ? (
      <Tap className="base-more" onTap={onMore}>
        再看一些
      </Tap>
    ) : null}
  </View>
)

const placeWordsOf = ({ sheet, branch }: PreviewRow, hasSheets: boolean): string =>
  [...(hasSheets ? [`工作表 ${sheet}`] : []), ...(branch === '' || (hasSheets && branch === sheet) ? [] : [branch])].join(' · ')

/** The choice to import a member who has left by the file's words, and to take it back. */
function LeftMember({
  row: { kind, sheet, row, name },
  included,
  onInclude,
}: Pick<RowsProps, 'included' | 'onInclude'> & { row: PreviewRow }) {
  const own = { sheet, row, name }
  const isIncluded = included.some((one) => isSame(one, own))
  if (kind !== 'left' && !isIncluded) return null
  const words = isIncluded ? '写着已离开，还是导入了；点这里不导入' : '还是成员，仍然导入'
  const next = isIncluded ? included.filter((one) => !isSame(one, own)) : [...included, own]
  return (
    <Tap className="import-include" onTap={() => onInclude(next)} label={`${words}：${name}`}>
      {words}
    </Tap>
  )
}
