import { useGiveBack } from '../submissions'
import type { SubmissionView } from '../../../contract/activities/submissions'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice } from '../../../components/notice'
import { ReasonField, useReason } from '../../../components/reason-field'

interface GiveBackSheetProps {
  visits: readonly SubmissionView[]
  onDone: (words: string) => void
  onClose: () => void
}

/** Return of activities to their organisers, with the changes that the administrator wants. */
export function GiveBackSheet({ visits, onDone, onClose }: GiveBackSheetProps) {
  const reason = useReason()
  const giveBack = useGiveBack()
  const [first] = visits
  const send = (text: string) =>
    giveBack.mutate(
      { activities: visits.map(({ id, version }) => ({ activityId: id, version })), reason: text },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          onDone(`「${first?.title ?? ''}」已退回。`)
          onClose()
        },
      },
    )
  return (
    <ConfirmSheet
      isOpen
      title={visits.length > 1 ? `退回这 ${visits.length} 场？` : '退回这场活动？'}
      text={`${first?.submittedBy ?? ''}会收到通知，改好以后可以再提交。`}
      confirmLabel="退回"
      isWritten={reason.isWritten}
      isPending={giveBack.isPending}
      onConfirm={() => reason.submit(send)}
      onClose={onClose}
    >
      <ReasonField
        id="give-back-reason"
        hint="例如：地点写到门牌号，服务项目写清楚"
        why="对方要知道改什么"
        {...reason.field}
        isDisabled={giveBack.isPending}
      />
      <AnyRefusal of={giveBack.data} />
      <FaultNotice of={giveBack.error} />
    </ConfirmSheet>
  )
}
