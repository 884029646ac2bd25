import { View } from '@tarojs/components'
import { useState } from 'react'
import { openPage } from '../../../client/phone/navigation'
import { type DeskFilter, useDesk, useUnfinished } from '../desk-list'
import { useListsAhead } from '../lists-ahead'
import { Button } from '../../../components/button'
import { ChipBar } from '../../../components/chip-bar'
import { Empty } from '../../../components/empty'
import { Heading } from '../../../components/heading'
import { OfflineBar } from '../../../components/offline-bar'
import { Loading } from '../../../components/loading'
import { visitCountWords } from '../../../components/visit-count'
import { DeskCard } from './desk-card'
import { DeskFilters } from './filters'
import { groupDesk, isToday, totalOf } from './groups'
import { UnfinishedLink } from './unfinished-link'

type When = DeskFilter['when']

/** Upcoming activities by group, past ones by month, and those that leave work. */
export function MyActivities({ now }: { now: number }) {
  const [filter, setFilter] = useState<DeskFilter>({ when: 'upcoming' })
  const { when } = filter
  const unfinished = useUnfinished().data
  const desk = useDesk(filter)
  const cards = desk.data?.pages.flatMap(({ items }) => items) ?? []
  const months = desk.data?.pages[0]?.months ?? []
  useListsAhead(cards.filter((card) => card.status === 'published' && isToday(card, now)).map(({ id }) => id))
  const chips = [
    { id: 'upcoming', name: '即将' },
    ...(unfinished?.visits || when === 'unfinished' ? [{ id: 'unfinished', name: `待收尾 ${unfinished?.visits ?? ''}` }] : []),
    { id: 'past', name: '往期' },
  ]
  return (
    <View>
      <UnfinishedLink count={unfinished} onTap={() => setFilter({ when: 'unfinished' })} />
      <View className="desk-times">
        <ChipBar id="desk-when" label="看什么时候的" chips={chips} chosen={when} onChoose={(id) => setFilter({ when: id as When })} />
      </View>
      <DeskFilters filter={filter} months={months} onChange={setFilter} />
      <OfflineBar queries={[desk]} />
      {desk.data ? null : <Loading queries={[desk]} shape="cards" />}
      {desk.data && cards.length === 0 ? <Nothing filter={filter} onClear={() => setFilter({ when })} /> : null}
      {cards.length > 0 ? (
        <View id="desk-total" className="small desk-total">
          一共 {visitCountWords(totalOf(filter.month === undefined ? months : months.filter(({ month }) => month === filter.month)))}
        </View>
      ) : null}
      {groupDesk(cards, when, { months, hasMore: desk.hasNextPage }, now).map((group) => (
        <View key={group.name} className="desk-group">
          <View className="desk-group-head">
            <Heading level={2}>{group.name}</Heading>
            {group.count ? <View className="small desk-group-count">{visitCountWords(group.count)}</View> : null}
          </View>
          <View className="stack">
            {group.cards.map((card) => (
              <DeskCard key={card.id} card={card} now={now} />
            ))}
          </View>
        </View>
      ))}
      {desk.hasNextPage ? (
        <Button
          id="desk-more"
          kind="quiet"
          isPending={desk.isFetchingNextPage}
          pendingText="正在加载…"
          onTap={() => void desk.fetchNextPage()}
        >
          再看一些
        </Button>
      ) : null}
    </View>
  )
}

function Nothing({ filter: { when, ...narrowed }, onClear }: { filter: DeskFilter; onClear: () => void }) {
  if (Object.keys(narrowed).length > 0)
    return (
      <Empty icon="search" title="没有找到这样的活动" text="换个词、换个月，或者去掉筛选。" action={{ label: '看全部', go: onClear }} />
    )
  switch (when) {
    case 'upcoming':
      return (
        <Empty
          icon="calendar"
          title="还没有安排活动"
          text="发布后，村民和志愿者马上就能看到。也可以先存成草稿。"
          action={{ label: '发布活动', go: () => openPage('organiser/publish') }}
        />
      )
    case 'unfinished':
      return <Empty icon="check" title="都收尾了" text="往期活动的考勤、小结和异议都处理完了。" />
    case 'past':
      return <Empty icon="history" title="还没有办过活动" text="办完的活动会留在这里，可以复制一场再办。" />
  }
}
