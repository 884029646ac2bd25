import { View } from '@tarojs/components'
import type { JoiningView } from '../../../contract/people/alike'
import { showToast } from '../../../client/phone/screen'
import { momentInWords } from '../../../domain/calendar/calendar'
import { AnyRefusal } from '../../../components/any-refusal'
import { Button } from '../../../components/button'
import { FaultNotice } from '../../../components/notice'
import { useUndoJoining } from '../alike'
import { UNDO_ENDS_LEAVING } from './pair-words'

/** A joining that can still be undone. */
export function JoiningRow({ joining, now }: { joining: JoiningView; now: number }) {
  const { id, name, phone, joinedAt, joinedBy, undoUntil, isLeaving } = joining
  const undo = useUndoJoining()
  const send = () => undo.mutate({ joiningId: id }, { onSuccess: (answer) => answer.ok && showToast('已撤销') })
  return (
    <View id={`joining-${id}`} className="person ruled">
      <View className="person-row">
        <View className="person-words">
          <View className="strong">{name}</View>
          <View className="small">{phone}</View>
          <View className="small">{`${joinedBy} ${momentInWords(joinedAt, now)} 合并`}</View>
          <View className="small">{`${momentInWords(undoUntil, now)} 之前可以撤销`}</View>
          {isLeaving ? <View className="small">{UNDO_ENDS_LEAVING}</View> : null}
          <AnyRefusal of={undo.data} />
          <FaultNotice of={undo.error} />
        </View>
        <View className="person-action">
          <Button id={`undo-${id}`} kind="quiet" isSmall isPending={undo.isPending} onTap={send}>
            撤销
          </Button>
        </View>
      </View>
    </View>
  )
}
