import { Fault, faultOf } from '../../client/fault'
import { openOrganiserPage, openPage } from '../../client/navigation'
import type { OnSite } from '../../client/on-site'
import { useUnsynced } from '../../client/uploads'
import { Empty, Failed } from '../../components/empty'
import { Skeleton } from '../../components/skeleton'
import { SyncBar } from './sync-bar'

/** The list was never on this phone, or had to go. */
export function NoRoster({ onSite, activityId }: { onSite: OnSite; activityId: string }) {
  if (onSite.isCutOff) return <CutOff onSite={onSite} />
  const { error, refresh } = onSite
  if (!error && activityId !== '') return <Skeleton shape="rows" />
  if (error && faultOf(error).code === 'offline') {
    return (
      <Empty
        icon="offline"
        title="名单还不在这台手机上"
        text="有网络时打开一次，名单就会存下来，之后没有网络也能签到。"
        action={{ label: '再试一次', go: refresh }}
      />
    )
  }
  const isKnown = error !== null && faultOf(error).code === 'forbidden'
  const wayBack = isKnown
    ? { label: '看全部活动', go: () => openPage('activities') }
    : { label: '回到工作台', go: () => openOrganiserPage('desk') }
  return <Failed error={error ?? new Fault('not-found')} onRetry={refresh} wayBack={wayBack} />
}

/** Another organiser shut this phone out: what it recorded is not lost. */
function CutOff({ onSite }: { onSite: OnSite }) {
  const { count } = useUnsynced()
  const kept = count > 0 ? `这台手机上还有 ${count} 条记录没有上传，会留着，恢复后自动上传。` : '签到记录都已经上传了。'
  return (
    <>
      {count > 0 ? <SyncBar onSite={onSite} /> : null}
      <Empty
        icon="alert"
        title="这台手机被停用了"
        text={`名单已从这台手机上删除。${kept}请组织者在“名单在哪些手机上”里恢复。`}
        action={{ label: '恢复后再打开', go: onSite.refresh }}
      />
    </>
  )
}
