import { acknowledgeUnread, useUnread } from '../client/attendance/unsynced'
import { Button } from './button'
import { Notice } from './notice'

/** Notice of stored marks that have become unreadable. Nothing without such marks. */
export function UnreadNotice() {
  const count = useUnread()
  if (count === 0) return null
  return (
    <Notice
      tone="warn"
      icon="alert"
      action={
        <Button id="unread-told" kind="quiet" isSmall onTap={acknowledgeUnread}>
          知道了
        </Button>
      }
    >
      {`本机有签到记录读不出来（至少 ${count} 条），没有同步，已另外存着。请对照名单，看漏了谁。`}
    </Notice>
  )
}
