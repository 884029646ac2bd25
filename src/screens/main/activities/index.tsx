/** The list of activities, the app's first page. */
import { View } from '@tarojs/components'
import { useReachBottom, useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { useActivities, useVocabulary } from '../../../client/activities/activities'
import { useNow } from '../../../client/phone/clock'
import { useElderOffer, useIsElder, useIsTypeLarge } from '../../../client/phone/elder-version'
import { pathOf } from '../../../client/phone/navigation'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import { Failed } from '../../../components/empty'
import { NotFounded } from '../../../components/not-founded'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { Skeleton } from '../../../components/skeleton'
import { useFilter } from './filter'
import { Filters } from './filters'
import { foundGroup, groupCards } from './groups'
import { BrandBar } from './brand-bar'
import { Contact } from './contact'
import { Doors } from './elder-doors'
import { ElderOffer } from './elder-offer'
import { FoldedFilters } from './folded-filters'
import { GroupedCards } from './grouped-cards'
import { FoundAloud, NothingFound } from './nothing-found'
import { NothingOn } from './nothing-on'
import { OtherTowns } from './other-towns'
import './index.css'

export default function ActivitiesPage() {
  const now = useNow()
  const filter = useFilter(now)
  const vocabulary = useVocabulary()
  const list = useActivities(filter.query)
  const isElder = useIsElder()
  const isOffered = useElderOffer()
  const isFolded = useIsTypeLarge()
  useRefreshOnShow()
  useRefreshOnPull()
  const more = () => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()
  useReachBottom(more)
  useShareAppMessage(() => ({ title: '下乡服务，就在身边', path: pathOf('main/activities') }))
  useShareTimeline(() => ({ title: '下乡服务，就在身边' }))

  const cards = list.data?.pages.flatMap((page) => page.items) ?? []
  const groups =
    filter.query.text === undefined
      ? groupCards(cards, filter.query.when ?? 'upcoming', now, list.hasNextPage)
      : foundGroup(cards, list.hasNextPage)
  const base = vocabulary.data?.base
  if (base === null)
    return (
      <Page title="近期活动" header={<BrandBar base={base} />}>
        <NotFounded />
      </Page>
    )
  const samples = base?.isDemo ? <View className="activities-demo small">这是演示：活动、人和电话都是编的，可以放心试。</View> : null
  if (isElder)
    return (
      <Page title="近期活动" header={<BrandBar base={base} />}>
        {samples}
        <Doors base={base} />
      </Page>
    )
  return (
    <Page isWide title="近期活动" header={<BrandBar base={base} isFolded={isFolded} />} bottom={isOffered ? <ElderOffer /> : null}>
      {samples}
      {isFolded ? <FoldedFilters filter={filter} vocabulary={vocabulary.data} /> : <Filters filter={filter} vocabulary={vocabulary.data} />}
      <FoundAloud filter={filter.query} count={list.data && cards.length} hasMore={list.hasNextPage} />
      <OfflineBar queries={[list]} />
      {list.isPending ? <Skeleton shape="cards" /> : null}
      {list.isError && !list.data ? <Failed error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data && cards.length === 0 && !filter.isNarrowed ? <NothingOn filter={filter} /> : null}
      {list.data && cards.length === 0 && filter.isNarrowed ? (
        <NothingFound filter={filter} vocabulary={vocabulary.data} now={now} />
      ) : null}
      <GroupedCards groups={groups} now={now} more={list.hasNextPage ? more : null} isLoadingMore={list.isFetchingNextPage} />
      {cards.length > 0 && !list.hasNextPage ? <OtherTowns filter={filter} now={now} /> : null}
      <Contact base={base} />
    </Page>
  )
}
