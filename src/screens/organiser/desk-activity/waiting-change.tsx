import { View } from '@tarojs/components'
import { useDropChange } from '../../../client/activities/desk'
import { useNow } from '../../../client/phone/clock'
import { openPage } from '../../../client/phone/navigation'
import { useSession } from '../../../client/people/session'
import type { DeskActivity } from '../../../contract/activities/desk'
import { momentInWords } from '../../../domain/calendar/calendar'
import { Button } from '../../../components/button'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice, Notice } from '../../../components/notice'
import { reviewedWords, waitingWords } from '../../../components/reviewed-words'

/** The text that waits for the administrator or was returned, with a button for withdrawing it. Nothing without such a change. */
export function WaitingChange({ activity: { id, change } }: { activity: DeskActivity }) {
  const isAdministrator = useSession().data?.isAdministrator ?? false
  const now = useNow()
  const drop = useDropChange()
  if (!change) return null
  const { fields, submittedAt, returnReason } = change
  return (
    <View id="waiting-change" className="stack">
      {returnReason === null ? (
        <Notice tone="plain" icon="clock">
          {`${waitingWords(fields)}${momentInWords(submittedAt, now)} 提交。`}
        </Notice>
      ) : (
        <Notice tone="warn" icon="undo">
          {`${reviewedWords(fields)}的改动，管理员退回了：${returnReason}。改的内容还留在“修改”里。`}
        </Notice>
      )}
      {isAdministrator && returnReason === null ? (
        <Button id="to-changes" onTap={() => openPage('organiser/submissions')}>
          去审核
        </Button>
      ) : null}
      <AnyRefusal of={drop.data} />
      <FaultNotice of={drop.error} />
      <Button
        id="drop-change"
        kind="quiet"
        isPending={drop.isPending}
        pendingText="正在撤回…"
        onTap={() => drop.mutate({ activityId: id })}
      >
        不改了，撤回这些文字
      </Button>
    </View>
  )
}
