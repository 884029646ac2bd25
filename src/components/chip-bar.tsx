import { ScrollView, View } from '@tarojs/components'
import { Tap } from './tap'
import './chip-bar.css'
import './chip.css'

interface ChipBarProps {
  /** Subject of the filter, for screen readers. */
  label: string
  /** Prefix of each chip's id: `<prefix>-<chip id>`. */
  id?: string
  chips: readonly { id: string; name: string }[]
  chosen: string
  onChoose: (id: string) => void
}

/** A row of filter chips that scrolls sideways. */
export function ChipBar({ id: bar, label, chips, chosen, onChoose }: ChipBarProps) {
  // Tab stops once at the bar, at the first chip where none is chosen.
  const stop = chips.some(({ id }) => id === chosen) ? chosen : chips[0]?.id
  return (
    <ScrollView scrollX enhanced showScrollbar={false} className="chip-bar">
      <View className="chip-bar-row" role="tablist" aria-label={label}>
        {chips.map(({ id, name }) => (
          <View key={id} className="chip-bar-cell">
            <Tap
              id={bar && `${bar}-${id || 'all'}`}
              className={`chip ${id === chosen ? 'chip-on' : ''}`}
              role="tab"
              isSelected={id === chosen}
              isStop={id === stop}
              onTap={() => onChoose(id)}
            >
              {name}
            </Tap>
          </View>
        ))}
      </View>
    </ScrollView>
  )
}
