/** 现场签到: the list at the door. Works from the roster on the phone; a tick is on the phone before it is on the screen. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { type OnSite, useOnSite } from '../../client/on-site'
import { useNow } from '../../client/clock'
import { Fault, faultOf } from '../../client/fault'
import { openOrganiserPage, openPage } from '../../client/navigation'
import { useRefreshOnPull, useRefreshOnShow } from '../../client/refresh'
import type { RosterView } from '../../contract/attendance'
import { clock, dayInWords } from '../../domain/calendar'
import { Empty, Failed } from '../../components/empty'
import { FigureRow } from '../../components/figure-row'
import { Heading } from '../../components/heading'
import { Notice } from '../../components/notice'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { List } from './list'
import { type Counts, countPeople, peopleOf } from './people'
import { SyncBar } from './sync-bar'
import { Troubles } from './troubles'
import './index.css'

export default function OnSitePage() {
  const id = useRouter().params['id'] ?? ''
  const onSite = useOnSite(id)
  const now = useNow()
  useRefreshOnShow()
  useRefreshOnPull()
  const { roster, attendance } = onSite
  if (!roster) {
    return (
      <Page title="现场签到">
        <NoRoster onSite={onSite} isAsked={id !== ''} />
      </Page>
    )
  }
  const people = peopleOf(roster.entries, attendance)
  const counts = countPeople(people)
  return (
    <Page title="现场签到">
      <SyncBar onSite={onSite} />
      <Troubles nameOf={(volunteerId) => people.find((person) => person.volunteerId === volunteerId)?.name} now={now} />
      <Head activity={roster.activity} counts={counts} now={now} />
      <List activityId={id} people={people} counts={counts} />
    </Page>
  )
}

/** What happens here, and the four numbers. */
const Head = ({ activity, counts, now }: { activity: RosterView['activity']; counts: Counts; now: number }) => (
  <View className="card on-site-head">
    <Heading level={2}>{activity.title}</Heading>
    <View className="small">
      {activity.place} · {dayInWords(activity.startsAt, now)} {clock(activity.startsAt)}–{clock(activity.endsAt)}
    </View>
    {activity.status === 'cancelled' ? (
      <Notice tone="warn" icon="alert">
        这场活动取消了。
      </Notice>
    ) : null}
    <View className="on-site-figures">
      <FigureRow
        figures={[
          { id: 'count-expected', label: '应到', value: String(counts.expected) },
          { id: 'count-present', label: '已到', value: String(counts.present), tone: 'ok' },
          { id: 'count-missing', label: '未到', value: String(counts.missing) },
          { id: 'count-left', label: '已退', value: String(counts.left) },
        ]}
      />
    </View>
  </View>
)

/** The list was never on this phone. */
function NoRoster({ onSite: { error, refresh }, isAsked }: { onSite: OnSite; isAsked: boolean }) {
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
