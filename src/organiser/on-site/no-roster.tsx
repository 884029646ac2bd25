import { Fault, faultOf } from '../../client/fault'
import { openOrganiserPage, openPage } from '../../client/navigation'
import type { OnSite } from '../../client/on-site'
import { Empty, Failed } from '../../components/empty'
import { Skeleton } from '../../components/skeleton'

/** The list was never on this phone. */
export function NoRoster({ onSite: { error, refresh }, isAsked }: { onSite: OnSite; isAsked: boolean }) {
  if (!error && isAsked) return <Skeleton shape="rows" />
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
