/** An activity (`?id=`): services for residents, volunteers needed, and the user's next step. */
import { View } from '@tarojs/components'
import { useRouter, useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { useActivity, useKnownCard, useVocabulary } from '../../../client/activities/activities'
import { useNow } from '../../../client/phone/clock'
import { openPage, pathOf } from '../../../client/phone/navigation'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import { useSession } from '../../../client/people/session'
import { useOwnTeams } from '../../../client/sign-ups'
import { mayHaveList } from '../../../domain/attendance/list-keeping'
import { isLive } from '../../../domain/sign-ups/sign-up'
import { pageTexts } from '../../../domain/activities/spoken-visit'
import { categoryTone } from '../../../components/category'
import { Failed } from '../../../components/empty'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { ReadAloud } from '../../../components/read-aloud'
import { Skeleton } from '../../../components/skeleton'
import { Loading } from '../../../components/loading'
import { BottomBar } from './bottom-bar'
import { Facts } from './facts'
import { Pictures } from './pictures'
import { ResidentBar } from './resident-bar'
import { shareTitle } from './share-title'
import { ActivityHeader } from './header'
import { OrganiserLinks } from './organiser-links'
import { Positions } from './positions'
import { Services } from './services'
import './index.css'

const toList = { label: '看全部活动', go: () => openPage('main/activities') }

export default function ActivityPage() {
  const id = useRouter().params['id'] ?? ''
  const query = useActivity(id)
  const card = useKnownCard(id)
  const now = useNow()
  const profile = useSession().data?.profile ?? null
  const organisations = profile?.organisations ?? []
  const team = useOwnTeams(organisations.length > 0).data?.find((own) => own.activity.id === id && isLive(own.status))
  useRefreshOnShow()
  useRefreshOnPull()
  const activity = query.data
  const heading = activity ?? card
  const title = heading ? shareTitle(heading, now) : '下乡活动'
  const base = useVocabulary().data?.base
  const contact = activity?.contact ?? (base?.contactPhone ? { name: base.name, phone: base.contactPhone } : null)
  useShareAppMessage(() => ({ title, path: pathOf('main/activity', { id }) }))
  useShareTimeline(() => ({ title, query: `id=${id}` }))

  if (!heading) {
    return (
      <Page title="活动">
        <Loading queries={[query]} isBroken={id === ''} shape="detail" wayBack={toList} />
      </Page>
    )
  }
  return (
    <Page
      title={heading.title}
      className={categoryTone(heading.categories)}
      header={<ActivityHeader heading={heading} series={activity?.series ?? null} now={now} />}
      isWide
      bottom={
        activity ? (
          profile ? (
            <BottomBar activity={activity} profile={profile} team={team} now={now} />
          ) : (
            <ResidentBar activity={activity} contact={contact} now={now} />
          )
        ) : null
      }
    >
      <OfflineBar queries={[query]} />
      <View className="activity-columns">
        <View>
          <Facts heading={heading} detail={activity} contact={contact} now={now}>
            {activity ? <ReadAloud of={`visit ${id}`} texts={() => pageTexts(activity, contact, now)} /> : null}
          </Facts>
          {activity ? <Services activity={activity} now={now} /> : null}
          {activity ? <Pictures activityId={id} photos={activity.photos} /> : null}
        </View>
        <View>
          {activity?.isOrganiser ? (
            <OrganiserLinks activityId={id} canTick={activity.status !== 'cancelled' && mayHaveList(activity.endsAt, now)} />
          ) : null}
          {activity ? <Positions activity={activity} profile={profile} now={now} /> : null}
        </View>
      </View>
      {query.isPending ? <Skeleton shape="rows" /> : null}
      {query.isError && !activity ? <Failed error={query.error} onRetry={() => void query.refetch()} wayBack={toList} /> : null}
    </Page>
  )
}
