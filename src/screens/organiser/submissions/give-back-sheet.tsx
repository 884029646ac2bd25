import { ConfirmSheet } from '../../../components/confirm-sheet'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice } from '../../../components/notice'
import { ReasonField, useReason } from '../../../components/reason-field'

interface GiveBackSheetProps {
  title: string
  text: string
  /** The call that returns the work; its refusal or fault is shown. */
  giveBack: { isPending: boolean; error: Error | null; data?: Parameters<typeof AnyRefusal>[0]['of'] }
  onSend: (reason: string) => void
  onClose: () => void
}

/** Return of submitted work to its organisers, with the changes that the administrator wants. */
export function GiveBackSheet({ title, text, giveBack, onSend, onClose }: GiveBackSheetProps) {
  const reason = useReason()
  return (
    <ConfirmSheet
      isOpen
      title={title}
      text={text}
      confirmLabel="退回"
      isWritten={reason.isWritten}
      isPending={giveBack.isPending}
      onConfirm={() => reason.submit(onSend)}
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
