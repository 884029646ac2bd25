import { useNow } from '../../../client/phone/clock'
import { openPage } from '../../../client/phone/navigation'
import { momentInWords } from '../../../domain/calendar/calendar'
import { isOver } from '../../../domain/people/leaving'
import { Button } from '../../../components/button'
import { Notice } from '../../../components/notice'

/** The end of the time to change one's mind, for somebody who is leaving. Nothing for everybody else. */
export function LeavingNotice({ leavesAt }: { leavesAt: number | null }) {
  const now = useNow()
  if (leavesAt === null) return null
  if (isOver(leavesAt, now))
    return (
      <Notice tone="warn" icon="alert">
        您申请的注销时间到了，不能撤回，很快生效。您是最后一位管理员的话，要等有了另一位管理员。
      </Notice>
    )
  return (
    <Notice
      tone="warn"
      icon="alert"
      action={
        <Button id="to-leaving" kind="quiet" isSmall onTap={() => openPage('volunteer/leaving')}>
          撤回注销
        </Button>
      }
    >
      {`您申请了注销，${momentInWords(leavesAt, now)}生效。在这之前可以撤回。`}
    </Notice>
  )
}
