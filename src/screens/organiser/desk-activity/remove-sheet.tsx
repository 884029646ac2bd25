import { showToast } from '../../../client/phone/screen'
import { useRemoveEntry } from '../seats'
import type { NamedEntry } from '../../../contract/activities/desk'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { GoneSheet } from '../../../components/gone-sheet'
import { FaultNotice } from '../../../components/notice'
import { ReasonField, useReason } from '../../../components/reason-field'
import { SeatRefusalNotice } from './seat-refusal'

interface RemoveSheetProps {
  activityId: string
  /** The entry as of now; if it is gone, as last shown. */
  entry: NamedEntry
  /** Reason why the entry can no longer be removed; null while it can be. */
  gone: string | null
  hasSeat: boolean
  onClose: () => void
}

/** Removal of a person or a whole team from the activity. The people can read the reason. */
export function RemoveSheet({ activityId, entry, gone, hasSeat, onClose }: RemoveSheetProps) {
  const reason = useReason()
  const remove = useRemoveEntry(activityId)
  const { id, name, isTeam, seats } = entry
  const readers = isTeam ? '领队和队员' : '本人'
  const send = (text: string) =>
    remove.mutate(
      { entryId: id, reason: text },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          showToast('已移出，已通知')
          onClose()
        },
      },
    )
  const freed = hasSeat ? `空出的 ${seats} 个名额会按顺序递补。` : '候补的位置让给后面的人。'
  const title = `移出${name}？`
  if (gone !== null && !remove.isPending) return <GoneSheet title={title} why={gone} onClose={onClose} />
  return (
    <ConfirmSheet
      isOpen
      title={title}
      text={`${readers}会收到通知，看到您写的原因。${freed}`}
      confirmLabel="移出"
      kind="danger"
      isWritten={reason.isWritten}
      isPending={remove.isPending}
      onConfirm={() => reason.submit(send)}
      onClose={onClose}
    >
      <ReasonField
        id="remove-reason"
        hint="例如：和本人确认过，那天来不了"
        why={`${readers}会看到`}
        {...reason.field}
        isDisabled={remove.isPending}
      />
      <SeatRefusalNotice of={remove.data} />
      <FaultNotice of={remove.error} />
    </ConfirmSheet>
  )
}
