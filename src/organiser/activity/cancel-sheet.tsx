import { useState } from 'react'
import type { useCancelActivity } from '../../client/desk'
import { useRequestId } from '../../client/use-request-id'
import type { DeskActivity } from '../../contract/desk'
import { isLive } from '../../domain/sign-up'
import { ConfirmSheet } from '../../components/confirm-sheet'
import { Field } from '../../components/field'
import { FaultNotice, Refusal } from '../../components/notice'
import { TextInput } from '../../components/text-input'

interface CancelSheetProps {
  activity: DeskActivity
  cancel: ReturnType<typeof useCancelActivity>
  isOpen: boolean
  onClose: () => void
}

/** Calling off: everybody signed up is told why, so a reason is asked for. */
export function CancelSheet({ activity, cancel, isOpen, onClose }: CancelSheetProps) {
  const [reason, setReason] = useState('')
  const [wasTried, setWasTried] = useState(false)
  const requestId = useRequestId()
  const isWritten = reason.trim().length >= 2
  const live = activity.signUps.filter(({ status }) => isLive(status)).length
  const send = () => {
    setWasTried(true)
    if (!isWritten) return
    const text = reason.trim()
    cancel.mutate(
      { requestId: requestId.for(text), activityId: activity.id, reason: text },
      { onSuccess: (answer) => (answer.ok ? onClose() : requestId.renew()) },
    )
  }
  const error = wasTried && !isWritten ? '请写下原因，至少两个字：报名的人会看到。' : null
  return (
    <ConfirmSheet
      isOpen={isOpen}
      title="取消这场活动？"
      text={live > 0 ? `已报名的 ${live} 人会收到通知。取消后不能恢复。` : '还没有人报名。取消后不能恢复。'}
      confirmLabel="取消活动"
      kind="danger"
      isPending={cancel.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <Field label="原因" hint="例如：暴雨预警，改期再办" error={error}>
        <TextInput
          id="cancel-reason"
          label="取消的原因"
          value={reason}
          onChange={setReason}
          maxLength={100}
          isMultiline
          isInvalid={error !== null}
        />
      </Field>
      <Refusal of={cancel.data} />
      <FaultNotice of={cancel.error} />
    </ConfirmSheet>
  )
}
