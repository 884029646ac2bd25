import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ListEntry, ListView } from '../../contract/vocabulary'
import { showToast } from '../../client/phone/screen'
import type { ListName } from '../../domain/vocabulary/lists'
import { Button } from '../../components/button'
import { FaultNotice } from '../../components/notice'
import { Sheet } from '../../components/sheet'
import { Tap } from '../../components/tap'
import { movedBy, withOrder } from './list-order'
import { useOrderEntries } from './lists'
import { ProblemNotice } from './problem'

interface OrderSheetProps {
  of: ListName
  /** The whole list. */
  list: ListView
  /** Entries that are ordered here. */
  movable: readonly ListEntry[]
  onClose: () => void
}

/** Order of a list by hand. The version is that of the opening, so that an order of an older list is refused. */
export function OrderSheet({ of, list, movable, onClose }: OrderSheetProps) {
  const [seen] = useState({ version: list.version, all: list.entries.map(({ id }) => id) })
  const [names] = useState(new Map(movable.map(({ id, name }) => [id, name])))
  const [ids, setIds] = useState(() => movable.map(({ id }) => id))
  const order = useOrderEntries()
  const send = () =>
    order.mutate(
      { of, version: seen.version, ids: withOrder(seen.all, ids) },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          showToast('已保存')
          onClose()
        },
      },
    )
  const step = (id: string, by: number, words: string, isOff: boolean) => (
    <View className="list-step-cell">
      <Tap
        className={`list-step ${isOff ? 'list-step-off' : ''}`}
        label={`${words}：${names.get(id)}`}
        isDisabled={isOff}
        onTap={() => setIds(movedBy(ids, id, by))}
      >
        {words}
      </Tap>
    </View>
  )
  return (
    <Sheet isOpen title="调整顺序" isHeld={order.isPending} onClose={onClose}>
      {ids.map((id, at) => (
        <View key={id} id={`order-${id}`} className="list-order-row ruled">
          <View className="list-order-name">{names.get(id)}</View>
          <View className="list-steps">
            {step(id, -ids.length, '置顶', at === 0)}
            {step(id, -1, '上移', at === 0)}
            {step(id, 1, '下移', at === ids.length - 1)}
          </View>
        </View>
      ))}
      <View className="stack list-order-end">
        <ProblemNotice of={order.data} />
        <FaultNotice of={order.error} />
        <Button id="save-order" isPending={order.isPending} onTap={send}>
          保存顺序
        </Button>
      </View>
    </Sheet>
  )
}
