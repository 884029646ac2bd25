import { View } from '@tarojs/components'
import type { AlikePair } from '../../../contract/people/alike'
import { showToast } from '../../../client/phone/screen'
import { AnyRefusal } from '../../../components/any-refusal'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { FaultNotice } from '../../../components/notice'
import { useJoinPeople } from '../alike'
import { JOINING_WORDS, linesBeforeJoining } from './pair-words'

/** Confirmation before two people are joined, with its consequences. */
export function JoinSheet({ pair: { kept, joined }, onClose }: { pair: AlikePair; onClose: () => void }) {
  const join = useJoinPeople()
  const send = () =>
    join.mutate(
      { keptId: kept.id, joinedId: joined.id },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          showToast('已合并')
          onClose()
        },
      },
    )
  return (
    <ConfirmSheet
      isOpen
      title={`把两位${kept.name}合并成一位？`}
      text={JOINING_WORDS}
      confirmLabel={joined.hasAccount ? '已打电话问过，合并' : '合并'}
      isPending={join.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      {linesBeforeJoining(joined).map((line) => (
        <View key={line} className="sheet-text strong">
          {line}
        </View>
      ))}
      <AnyRefusal of={join.data} />
      <FaultNotice of={join.error} />
    </ConfirmSheet>
  )
}
