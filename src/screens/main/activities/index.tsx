/** The list of activities, the app's first page. */
import { View } from '@tarojs/components'
import { useReachBottom, useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { useActivities, useVocabulary } from '../../../client/activities/activities'
import { useNow } from '../../../client/phone/clock'
import { pathOf } from '../../../client/phone/navigation'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import { Empty, Failed } from '../../../components/empty'
import { NotFounded } from '../../../components/not-founded'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { Skeleton } from '../../../components/skeleton'
import { useFilter } from './filter'
import { Filters } from './filters'
import { groupCards } from './groups'
import { BrandBar } from './brand-bar'
import { Contact } from './contact'
import { GroupedCards } from './grouped-cards'
import './index.css'

export default function ActivitiesPage() {
  const filter = useFilter()
  const now = useNow()
  const vocabulary = useVocabulary()
  const list = useActivities(filter.query)
  useRefreshOnShow()
  useRefreshOnPull()
  const more = () => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()
  useReachBottom(more)
  useShareAppMessage(() => ({ title: '下乡服务，就在身边', path: pathOf('main/activities') }))
  useShareTimeline(() => ({ title: '下乡服务，就在身边' }))

  const cards = list.data?.pages.flatMap((page) => page.items) ?? []
  const groups = groupCards(cards, filter.chosen.when, now, list.hasNextPage)
  const base = vocabulary.data?.base
  if (base === null)
    return (
      <Page header={<BrandBar base={base} />}>
        <NotFounded />
      </Page>
    )
  return (
    <Page header={<BrandBar base={base} />}>
      {base?.isDemo ? <View className="activities-demo small">这是演示：活动、人和电话都是编的，可以放心试。</View> : null}
      <Filters filter={filter} vocabulary={vocabulary.data} />
      <OfflineBar queries={[list]} />
      {list.isPending ? <Skeleton shape="cards" /> : null}
      {list.isError && !list.data ? <Failed error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data && cards.length === 0 ? <NothingOn filter={filter} /> : null}
      <GroupedCards
        groups={groups}
        now={now}
        filter={filter}
        more={list.hasNextPage ? more : null}
        isLoadingMore={list.isFetchingNextPage}
      />
      <Contact base={base} />
    </Page>
  )
}

function NothingOn({ filter }: { filter: ReturnType<typeof useFilter> }) {
  const { chosen, isNarrowed, clear, change } = filter
  const other = chosen.when === 'upcoming' ? ('past' as const) : ('upcoming' as const)
  return (
    <View>
      {isNarrowed ? (
        <Empty icon="search" title="没有找到这样的活动" text="换个词，或者去掉筛选看看全部。" action={{ label: '看全部', go: clear }} />
      ) : (
        <Empty
          icon="calendar"
          title={chosen.when === 'upcoming' ? '近期还没有安排活动' : '还没有往期活动'}
          text="新的活动发布后会出现在这里。"
          action={{ label: other === 'past' ? '看往期活动' : '看近期活动', go: () => change({ when: other }) }}
        />
      )}
    </View>
  )
}
