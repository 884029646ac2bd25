import { useState } from 'react'
import { useIsOnline } from '../../../client/phone/network'
import { showToast } from '../../../client/phone/screen'
import { useDispute } from '../service-records'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { Field } from '../../../components/field'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice, Notice } from '../../../components/notice'
import { TextInput } from '../../../components/text-input'

interface DisputeSheetProps {
  about: { activityId: string; title: string }
  onClose: () => void
}

const SHORTEST = 2
const LONGEST = 200

/** Form for disputing a record. It says that it needs a network. */
export function DisputeSheet({ about, onClose }: DisputeSheetProps) {
  const [text, setText] = useState('')
  const [wasTried, setWasTried] = useState(false)
  const isOnline = useIsOnline()
  const dispute = useDispute(about.activityId)
  const isLong = text.trim().length >= SHORTEST
  const send = () => {
    setWasTried(true)
    if (!isLong) return
    dispute.mutate(text.trim(), {
      onSuccess: (answer) => {
        if (!answer.ok) return
        showToast('已发给组织者')
        onClose()
      },
    })
  }
  return (
    <ConfirmSheet
      isOpen
      title="有异议"
      text={`「${about.title}」哪里不对？组织者会看到，并答复您。`}
      confirmLabel="发给组织者"
      isWritten={text.trim() !== ''}
      isPending={dispute.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      {isOnline ? null : (
        <Notice tone="warn" icon="offline">
          提异议需要网络。可以先写好，联网后再发。
        </Notice>
      )}
      <Field label="哪里不对" hint="例如：我 11 点才走，记成了 10 点" error={wasTried && !isLong ? '请至少写两个字' : null}>
        <TextInput
          id="dispute-text"
          label="哪里不对"
          isMultiline
          maxLength={LONGEST}
          value={text}
          onChange={setText}
          isInvalid={wasTried && !isLong}
        />
      </Field>
      <AnyRefusal of={dispute.data} />
      <FaultNotice of={dispute.error} />
    </ConfirmSheet>
  )
}
