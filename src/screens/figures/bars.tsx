import { View } from '@tarojs/components'
import { Tap } from '../../components/tap'
import { barLength } from './words'
import './bars.css'

export interface Bar {
  id: string
  name: string
  value: number
  /** The value as it is read. */
  words: string
  /** A category's own colour. */
  className?: string
}

interface BarsProps {
  /** Names each row: this, a dash, the bar's own id. */
  id: string
  /** What the words count: 小时. */
  unit: string
  bars: readonly Bar[]
  onOpen: (bar: Bar) => void
}

/** Rows to compare by length; each says its number and opens what it counts. */
export function Bars({ id, unit, bars, onOpen }: BarsProps) {
  const most = Math.max(...bars.map(({ value }) => value), 0)
  return (
    <View>
      {bars.map((bar) => (
        <Tap
          key={bar.id}
          id={`${id}-${bar.id || 'none'}`}
          className={`bar-row ${bar.className ?? ''}`}
          role="link"
          label={`${bar.name}，${bar.words} ${unit}，看明细`}
          onTap={() => onOpen(bar)}
        >
          <View className="bar-name">{bar.name}</View>
          <View className="bar-track" aria-hidden>
            <View className="bar-fill" style={{ width: `${barLength(bar.value, most)}%` }} />
          </View>
          <View className="bar-value">{bar.words}</View>
        </Tap>
      ))}
    </View>
  )
}
