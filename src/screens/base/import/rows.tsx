import { Text, View } from '@tarojs/components'
import type { PreviewRow } from '../../../contract/people/members'
import type { VerdictKind } from '../../../domain/people/roster-import'
import { Tap } from '../../../components/tap'
import { KIND_WORDS, verdictWords } from '../verdict-words'
import '../../../components/tag.css'
import '../base-more.css'

const LOOKS: Record<VerdictKind, string> = {
  new: 'tag-ok',
  changed: 'tag-ok',
  same: 'tag-plain',
  duplicate: 'tag-plain',
  unreadable: 'tag-warn',
  skipped: 'tag-plain',
}

/** Rows of the file, by their spreadsheet row numbers. */
export const Rows = ({ rows, onMore }: { rows: readonly PreviewRow[]; onMore: (() => void) | undefined }) => (
  <View id="rows" className="card import-rows">
    {rows.length === 0 ? <View className="small import-none">没有这样的行。</View> : null}
    {rows.map((row) => (
      <View key={`${row.row}-${row.name}-${row.phone}`} className="import-row ruled">
        <View className="numeral import-number" aria-label={`第 ${row.row} 行`}>
          {row.row}
        </View>
        <View className="import-row-words">
          <View className="import-who">
            {row.name === '' ? null : <Text className="strong import-name">{row.name}</Text>}
            {row.phone === '' ? null : <Text className="small import-phone">{row.phone}</Text>}
            <Text className={`tag ${LOOKS[row.kind]}`}>{KIND_WORDS[row.kind]}</Text>
          </View>
          {verdictWords(row).map((words) => (
            <View key={words} className="small">
              {words}
            </View>
          ))}
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
