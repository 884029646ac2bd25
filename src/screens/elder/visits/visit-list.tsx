import { View } from '@tarojs/components'
import { type ActivityFilter, useActivities } from '../../../client/activities/activities'
import { useNow } from '../../../client/phone/clock'
import { openPage } from '../../../client/phone/navigation'
import { chooseTown } from '../../../client/phone/own-town'
import { listTexts } from '../../../domain/activities/spoken-visit'
import { Button } from '../../../components/button'
import { Failed } from '../../../components/empty'
import { Heading } from '../../../components/heading'
import { OfflineBar } from '../../../components/offline-bar'
import { ReadAloud } from '../../../components/read-aloud'
import { Skeleton } from '../../../components/skeleton'
import { VisitCard } from './visit-card'

interface VisitListProps {
  sought: { text: string; category: string; town: string; isPast: boolean }
  /** Null for the whole county. */
  townName: string | null
  /** The base's phone; null without one. */
  phone: string | null
  /** Asks for the town again; null where none is asked for. */
  onOtherTown: (() => void) | null
}

/** Cards, read aloud on request, and the ways on below them. */
export function VisitList({ sought, townName, phone, onOtherTown }: VisitListProps) {
  const now = useNow()
  const list = useActivities(filterOf(sought))
  const cards = list.data?.pages.flatMap((page) => page.items) ?? []
  const heading = `${townName ?? (onOtherTown ? '全县' : '')}${sought.isPast ? '以前的活动' : '近期的活动'}`
  return (
    <>
      <OfflineBar queries={[list]} />
      <Heading level={2} className="visits-heading">
        {heading}
      </Heading>
      {list.data ? <ReadAloud of={`visits ${JSON.stringify(sought)}`} texts={() => listTexts(heading, cards, now)} /> : null}
      {list.isPending ? <Skeleton shape="cards" /> : null}
      {list.isError && !list.data ? <Failed error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data && cards.length === 0 ? (
        <View className="card visits-none">{sought.town === '' ? '现在没有这样的活动。' : `${townName ?? ''}近期没有安排活动。`}</View>
      ) : null}
      <View className="stack">
        {cards.map((card) => (
          <VisitCard key={card.id} card={card} phone={phone} now={now} />
        ))}
      </View>
      <View className="stack visits-ways">
        {list.hasNextPage ? (
          <Button
            id="more-visits"
            kind="quiet"
            isPending={list.isFetchingNextPage}
            pendingText="正在加载…"
            onTap={() => void list.fetchNextPage()}
          >
            再看一些
          </Button>
        ) : null}
        {onOtherTown ? <Way id="other-town" label="换个镇" go={onOtherTown} /> : null}
        {sought.town !== '' ? <Way id="whole-county" label="看全县的活动" go={() => chooseTown('')} /> : null}
        <Way id="find" label="找别的活动" go={() => openPage('elder/find')} />
      </View>
    </>
  )
}

const Way = ({ id, label, go }: { id: string; label: string; go: () => void }) => (
  <Button id={id} kind="quiet" onTap={go}>
    {label}
  </Button>
)

const filterOf = ({ text, category, town, isPast }: VisitListProps['sought']): ActivityFilter => ({
  when: isPast ? 'past' : 'upcoming',
  ...(category ? { category } : {}),
  ...(town ? { town } : {}),
  ...(text ? { text } : {}),
})
