import { View } from '@tarojs/components'
import { ChipBar } from '../../../components/chip-bar'
import { DateInput } from '../../../components/date-input'
import { Icon } from '../../../components/icon'
import { Tap } from '../../../components/tap'
import type { Filter } from './filter'
import { KINDS } from './words'

/** Filters by action, day, and the tapped person or activity. */
export function Filters({ filter, onChange }: { filter: Filter; onChange: (part: Partial<Filter>) => void }) {
  const { activity, person } = filter
  return (
    <View className="audit-filters">
      <ChipBar
        id="audit-kind"
        label="看哪一类"
        chips={[{ id: '', name: '全部' }, ...KINDS.map(({ id, name }) => ({ id, name }))]}
        chosen={filter.kind}
        onChoose={(kind) => onChange({ kind })}
      />
      <View className="audit-days">
        <View className="audit-day">
          <View className="small">从哪天起</View>
          <DateInput id="audit-from" label="从哪天起" kind="date" value={filter.from} onChange={(from) => onChange({ from })} />
        </View>
        <View className="audit-day">
          <View className="small">到哪天为止</View>
          <DateInput id="audit-until" label="到哪天为止" kind="date" value={filter.until} onChange={(until) => onChange({ until })} />
        </View>
      </View>
      {person ? <Only id="audit-person" words={`只看${person.name}`} onDrop={() => onChange({ person: null })} /> : null}
      {activity ? <Only id="audit-activity" words={`只看「${activity.name}」`} onDrop={() => onChange({ activity: null })} /> : null}
    </View>
  )
}

const Only = ({ id, words, onDrop }: { id: string; words: string; onDrop: () => void }) => (
  <Tap id={id} className="audit-chosen" label={`${words}，点一下看全部`} onTap={onDrop}>
    <View className="audit-chosen-words">{words}</View>
    <Icon name="close" />
  </Tap>
)
