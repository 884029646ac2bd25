import { View } from '@tarojs/components'
import type { useCancelActivity } from '../../../client/activities/desk'
import type { DeskActivity } from '../../../contract/activities/desk'
import { useSeats } from '../seats'
import { ChipList } from '../../../components/choice-list'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice } from '../../../components/notice'
import { countToNotify } from './count-to-notify'
import { ReasonField, useReason } from '../../../components/reason-field'

interface CancelSheetProps {
  activity: DeskActivity
  cancel: ReturnType<typeof useCancelActivity>
  isOpen: boolean
  onClose: () => void
}

/** Frequent reasons, weather first; other reasons are typed. */
const REASONS = ['暴雨预警', '台风预警', '高温预警', '冰雪天气', '场地有变', '人手不够'].map((name) => ({ id: name, name }))

/** Cancellation. It requires a reason, which everybody signed up can read. */
export function CancelSheet({ activity, cancel, isOpen, onClose }: CancelSheetProps) {
  const reason = useReason()
  const toNotify = countToNotify(activity.signUps, useSeats(activity.id).data?.teams ?? [])
  const send = (text: string) => cancel.mutate({ activityId: activity.id, reason: text }, { onSuccess: (answer) => answer.ok && onClose() })
  return (
    <ConfirmSheet
      isOpen={isOpen}
      title="取消这场活动？"
      text={toNotify > 0 ? `报名和候补的 ${toNotify} 人会收到通知。取消后不能恢复。` : '还没有人报名，不用通知。取消后不能恢复。'}
      confirmLabel="取消活动"
      kind="danger"
      isWritten={reason.isWritten}
      isPending={cancel.isPending}
      onConfirm={() => reason.submit(send)}
      onClose={onClose}
    >
      <View className="desk-activity-cancel-reasons">
        <ChipList
          id="cancel-because"
          label="常见的原因"
          choices={REASONS}
          chosen={[reason.field.value]}
          onChange={([chosen]) => reason.field.onChange(chosen ?? '')}
        />
      </View>
      <ReasonField
        id="cancel-reason"
        hint="例如：暴雨预警，改期再办"
        why="报名的人会看到"
        {...reason.field}
        isDisabled={cancel.isPending}
      />
      <AnyRefusal of={cancel.data} />
      <FaultNotice of={cancel.error} />
    </ConfirmSheet>
  )
}
