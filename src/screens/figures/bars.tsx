import { View } from '@tarojs/components'
import { Tap } from '../../components/tap'
import { barLength } from './words'
import './bars.css'

export interface Bar {
  id: string
  name: string
  value: number
  /** The value in words. */
  words: string
  /** Colour class of a category. */
  className?: string
}

interface BarsProps {
  /** Prefix of each row's id: `<prefix>-<bar id>`. */
  id: string
  /** Unit of the values, such as 小时. */
  unit: string
  bars: readonly Bar[]
  onOpen: (bar: Bar) => void
}

/** A bar chart as rows. Each row shows its number and opens its records. */
export function Bars({ id, unit, bars, onOpen }: BarsProps) {
  const most = Math.max(...bars.map(({ value }) => value), 0)
  return (
    <View>
      {bars.map((bar) => (
        <Tap
          key={bar.id}
          id={`${id}-${bar.id || 'none'}`}
          className={`bars-row ${bar.className ?? ''}`}
          role="link"
          label={`${bar.name} ${bar.words} ${unit}，看明细`}
          onTap={() => onOpen(bar)}
        >
          <View className="bars-name">{bar.name}</View>
          <View className="bars-track" aria-hidden>
            <View className="bars-fill" style={{ width: `${barLength(bar.value, most)}%` }} />
          </View>
          <View className="bars-value">{bar.words}</View>
        </Tap>
      ))}
    </View>
  )
}
