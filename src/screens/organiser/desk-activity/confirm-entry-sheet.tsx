import { showToast } from '../../../client/phone/screen'
import { useConfirmEntry } from '../seats'
import type { SeatsView, WaitingEntry } from '../../../contract/seats'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { GoneSheet } from '../../../components/gone-sheet'
import { FaultNotice } from '../../../components/notice'
import { SeatRefusalNotice } from './seat-refusal'
import { aheadOf, roomInWords, wantsInWords } from './waiting-words'

interface ConfirmEntrySheetProps {
  activityId: string
  /** The entry as of now; if it no longer waits, as last shown. */
  entry: WaitingEntry
  /** Reason why the entry no longer waits; null while it waits. */
  gone: string | null
  seats: SeatsView
  onClose: () => void
}

/** Confirmation of an entry out of turn. The sheet says that entries ahead keep waiting. */
export function ConfirmEntrySheet({ activityId, entry, gone, seats, onClose }: ConfirmEntrySheetProps) {
  const confirm = useConfirmEntry(activityId)
  const ahead = aheadOf(entry, seats.waiting).length
  const passed = ahead > 0 ? `排在前面的 ${ahead} 位继续等。` : '前面没有别人在等。'
  const notice = entry.isTeam ? '领队和队员会收到通知。' : '本人会收到通知。'
  const send = () =>
    confirm.mutate(
      { entryId: entry.id },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          showToast('已给名额，已通知')
          onClose()
        },
      },
    )
  const title = `现在就给${entry.name}名额？`
  if (gone !== null && !confirm.isPending) return <GoneSheet title={title} why={gone} onClose={onClose} />
  return (
    <ConfirmSheet
      isOpen
      title={title}
      text={`${wantsInWords(entry, seats.positions)}，立即确认。${roomInWords(entry, seats.positions)}。${passed}${notice}`}
      confirmLabel="给名额"
      isPending={confirm.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <SeatRefusalNotice of={confirm.data} />
      <FaultNotice of={confirm.error} />
    </ConfirmSheet>
  )
}
