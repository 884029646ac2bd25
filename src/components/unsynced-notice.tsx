import { openPage } from '../client/phone/navigation'
import type { OutboxEntry } from '../client/attendance/outbox'
import { sendMarks } from '../client/attendance/syncing'
import { useUnsynced } from '../client/attendance/unsynced'
import { Button } from './button'
import { Notice } from './notice'
import { UnreadNotice } from './unread-notice'

/** Notice of unsynced marks, for pages that do not show marks. Nothing without unsynced marks. */
export const UnsyncedNotice = () => (
  <>
    <UnreadNotice />
    <Unsynced />
  </>
)

function Unsynced() {
  const { count, troubled, isSending } = useUnsynced()
  if (count === 0) return null
  const waiting = count - troubled.length
  const words = [
    ...(waiting > 0 ? [`${waiting} 条签到还在本机，${isSending ? '正在同步…' : '没有同步'}`] : []),
    ...(troubled.length > 0 ? [`${troubled.length} 条没有被接受`] : []),
  ]
  const [first] = troubled
  return (
    <Notice
      tone="warn"
      icon="sync"
      action={
        first ? (
          <Button id="unsynced-troubles" kind="quiet" isSmall onTap={() => openWhereRefused(first)}>
            去处理
          </Button>
        ) : isSending ? null : (
          <Button id="unsynced-send" kind="quiet" isSmall onTap={() => void sendMarks()}>
            同步
          </Button>
        )
      }
    >
      {words.join('；')}
    </Notice>
  )
}

/** Opens the page that shows the refused mark, even after the attendance list was dropped. */
const openWhereRefused = ({ as, activityId }: OutboxEntry): void =>
  as === 'volunteer' ? openPage('volunteer/check-in', { id: activityId }) : openPage('day/on-site', { id: activityId })
