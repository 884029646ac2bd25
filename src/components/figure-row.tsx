import { View } from '@tarojs/components'
import './figure-row.css'

/** One number and what it counts. */
export interface Figure {
  label: string
  /** Undefined while it is not known. */
  value: string | undefined
  /** `ok`: what is well. */
  tone?: 'ok'
  id?: string
}

/** Four numbers that are the message: in one row, or in two where type is large. */
export const FigureRow = ({ figures }: { figures: readonly [Figure, Figure, Figure, Figure] }) => (
  <View className="figure-row">
    <Pair figures={[figures[0], figures[1]]} />
    <Pair figures={[figures[2], figures[3]]} />
  </View>
)

const Pair = ({ figures }: { figures: readonly Figure[] }) => (
  <View className="figure-pair">
    {figures.map(({ label, value, tone, id }) => (
      <View key={label} className="figure">
        <View id={id} className={`figure-value numeral ${tone === 'ok' ? 'figure-ok' : ''}`}>
          {value ?? '—'}
        </View>
        <View className="figure-label">{label}</View>
      </View>
    ))}
  </View>
)
