import { flushMarks, useUnsynced } from '../client/uploads'
import { Button } from './button'
import { Notice } from './notice'

/** Marks that are only on this phone, on pages that are about something else. Nothing when there are none. */
export function UnsyncedNotice() {
  const { count, troubled, isSending } = useUnsynced()
  if (count === 0) return null
  const waiting = count - troubled.length
  const words = [
    ...(waiting > 0 ? [`${waiting} 条签到还在本机，${isSending ? '正在同步…' : '没有同步'}`] : []),
    ...(troubled.length > 0 ? [`${troubled.length} 条没有被接受，请打开那场活动的签到页处理`] : []),
  ]
  return (
    <Notice
      tone="warn"
      icon="sync"
      action={
        waiting > 0 && !isSending ? (
          <Button id="unsynced-send" kind="quiet" isSmall onTap={() => void flushMarks()}>
            同步
          </Button>
        ) : null
      }
    >
      {words.join('；')}
    </Notice>
  )
}
