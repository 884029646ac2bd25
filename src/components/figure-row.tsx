import { View } from '@tarojs/components'
import './figure-row.css'

/** A number with its label. */
export interface Figure {
  label: string
  /** Undefined until it is known. */
  value: string | undefined
  /** `ok`: a good result. */
  tone?: 'ok'
  id?: string
}

/** Four figures in a row, or in two rows with large type. */
export const FigureRow = ({ figures }: { figures: readonly [Figure, Figure, Figure, Figure] }) => (
  <View className="figure-row">
    <Pair figures={[figures[0], figures[1]]} />
    <Pair figures={[figures[2], figures[3]]} />
  </View>
)

const Pair = ({ figures }: { figures: readonly Figure[] }) => (
  <View className="figure-row-pair">
    {figures.map(({ label, value, tone, id }) => (
      <View key={label} className="figure-row-cell">
        <View id={id} className={`figure-row-value numeral ${tone === 'ok' ? 'figure-row-ok' : ''}`}>
          {value ?? '—'}
        </View>
        <View className="figure-row-label">{label}</View>
      </View>
    ))}
  </View>
)
