import { View } from '@tarojs/components'
import { Icon } from '../../../components/icon'
import { Tap } from '../../../components/tap'

/** The rows with another one at a place. */
export const replaced = <Row,>(rows: readonly Row[], at: number, row: Row): Row[] => rows.map((other, nth) => (nth === at ? row : other))

export const RemoveRow = ({ label, onTap }: { label: string; onTap: () => void }) => (
  <View className="list-part-remove-cell">
    <Tap className="list-part-remove" label={label} onTap={onTap}>
      <Icon name="close" />
    </Tap>
  </View>
)
