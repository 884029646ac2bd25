import { View } from '@tarojs/components'
import { useState } from 'react'
import { randomId } from '../../../client/phone/device'
import { Icon } from '../../../components/icon'
import { Tap } from '../../../components/tap'

/** The rows with another one at a place. */
export const replaced = <Row,>(rows: readonly Row[], at: number, row: Row): Row[] => rows.map((other, nth) => (nth === at ? row : other))

/** Keys of rows, which stay with their rows while others come and go. @param count number of rows at first */
export function useRowKeys(count: number) {
  const [keys, setKeys] = useState(() => Array.from({ length: count }, () => randomId()))
  return {
    keys,
    add: () => setKeys([...keys, randomId()]),
    remove: (at: number) => setKeys(keys.filter((_, other) => other !== at)),
  }
}

export const RemoveRow = ({ label, onTap }: { label: string; onTap: () => void }) => (
  <View className="list-part-remove-cell">
    <Tap className="list-part-remove" label={label} onTap={onTap}>
      <Icon name="close" />
    </Tap>
  </View>
)
