import type { HolidaysView } from '../../../contract/calendar'
import { showToast } from '../../../client/phone/screen'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { FaultNotice } from '../../../components/notice'
import { useSaveHolidays } from '../holidays'
import { ProblemNotice } from '../problem'

/** Confirmation before the base's own list of a year goes, in favour of what the program knows. */
export function DropSheet({ view: { year, version }, onClose }: { view: HolidaysView; onClose: () => void }) {
  const save = useSaveHolidays()
  const send = () =>
    save.mutate(
      { year, version, days: [] },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          showToast('已去掉')
          onClose()
        },
      },
    )
  return (
    <ConfirmSheet
      isOpen
      title={`不用这份 ${year} 年的安排？`}
      text="去掉以后，程序自带这一年的就用自带的，没有就只按周一到周五算工作日。"
      confirmLabel="去掉"
      kind="danger"
      isPending={save.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <ProblemNotice of={save.data} />
      <FaultNotice of={save.error} />
    </ConfirmSheet>
  )
}
