import { Fault, faultOf } from '../../../client/wire/fault'
import { openPage } from '../../../client/phone/navigation'
import type { OnSite } from '../../../client/attendance/on-site'
import { useOwnEntries } from '../../../client/attendance/unsynced'
import { Empty, Failed } from '../../../components/empty'
import { Skeleton } from '../../../components/skeleton'

/** Reason why there is no list on this phone, and the next step. */
export function NoList({ onSite: { absence, error, refresh }, activityId }: { onSite: OnSite; activityId: string }) {
  const again = { label: '再试一次', go: refresh }
  if (absence === 'cut-off') return <CutOff activityId={activityId} onAgain={refresh} />
  if (absence === 'over') {
    return (
      <Empty
        icon="calendar"
        title="名单已经收起来了"
        text="名单只在手机上留到活动结束后两天。要补签到、更正时间，请到考勤核对。"
        action={{ label: '去考勤核对', go: () => openPage('day/review', { id: activityId }) }}
      />
    )
  }
  if (absence === 'shut') {
    return (
      <Empty
        icon="clock"
        title="名单暂时打不开"
        text="名单只看到活动结束后两天，按这台手机的日期已经过了。手机日期不对的，改正以后名单就回来；或者联网再试，以服务器的时间为准。"
        action={again}
      />
    )
  }
  if (!error && activityId !== '') return <Skeleton shape="rows" />
  if (error && faultOf(error).code === 'offline') {
    return (
      <Empty
        icon="offline"
        title="名单不在这台手机上"
        text="没有在这台手机上打开过，或者活动结束已经两天，名单已删除。有网络时打开一次，名单就会存下来，之后没有网络也能签到。"
        action={again}
      />
    )
  }
  const isKnown = error !== null && faultOf(error).code === 'forbidden'
  const wayBack = isKnown
    ? { label: '看全部活动', go: () => openPage('main/activities') }
    : { label: '回到工作台', go: () => openPage('organiser/desk') }
  return <Failed error={error ?? new Fault('not-found')} onRetry={refresh} wayBack={wayBack} />
}

/** Another organiser cut this phone off. Its marks are kept. */
function CutOff({ activityId, onAgain }: { activityId: string; onAgain: () => void }) {
  // Only these marks are sent after the phone is let in again. Marks refused for another reason stay.
  const count = useOwnEntries().filter((entry) => entry.activityId === activityId && waitsForThis.has(entry.trouble)).length
  const kept = count > 0 ? `这台手机上还有 ${count} 条记录没有上传，会留着，恢复后自动上传。` : ''
  return (
    <Empty
      icon="alert"
      title="这台手机被停用了"
      text={`名单已从这台手机上删除。${kept}请组织者在“名单在哪些手机上”里恢复。`}
      action={{ label: '恢复后再打开', go: onAgain }}
    />
  )
}
const waitsForThis: ReadonlySet<string | null> = new Set([null, 'phone-cut-off'])
