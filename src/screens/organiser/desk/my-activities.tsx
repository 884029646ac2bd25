import { View } from '@tarojs/components'
import { useState } from 'react'
import { useDesk } from '../../../client/activities/desk'
import { openPage } from '../../../client/phone/navigation'
import { useListsAhead } from '../lists-ahead'
import { Button } from '../../../components/button'
import { ChipBar } from '../../../components/chip-bar'
import { Empty } from '../../../components/empty'
import { Heading } from '../../../components/heading'
import { OfflineBar } from '../../../components/offline-bar'
import { Loading } from '../../../components/loading'
import { DeskCard } from './desk-card'
import { firstCards, groupDesk, isToday } from './groups'

/** Number of cards shown at first, because WeChat renders hundreds of them slowly. */
const SHOWN_AT_ONCE = 15

const TIMES = [
  { id: 'upcoming', name: '即将' },
  { id: 'past', name: '往期' },
]

/** Upcoming activities by group, or past ones. */
export function MyActivities({ now }: { now: number }) {
  const [when, setWhen] = useState<'upcoming' | 'past'>('upcoming')
  const desk = useDesk(when)
  const [most, setMost] = useState(SHOWN_AT_ONCE)
  const cards = desk.data ?? []
  useListsAhead(cards.filter((card) => card.status === 'published' && isToday(card, now)).map(({ id }) => id))
  return (
    <View>
      <View className="desk-times">
        <ChipBar
          id="desk-when"
          label="看什么时候的"
          chips={TIMES}
          chosen={when}
          onChoose={(id) => setWhen(id === 'past' ? 'past' : 'upcoming')}
        />
      </View>
      <OfflineBar queries={[desk]} />
      {desk.data ? null : <Loading queries={[desk]} shape="cards" />}
      {desk.data && cards.length === 0 ? <Nothing when={when} /> : null}
      {firstCards(groupDesk(cards, when, now), most).map((group) => (
        <View key={group.name} className="desk-group">
          <View className="desk-group-head">
            <Heading level={2}>{group.name}</Heading>
            <View className="small desk-group-count">{group.count} 场</View>
          </View>
          <View className="stack">
            {group.cards.map((card) => (
              <DeskCard key={card.id} card={card} now={now} />
            ))}
          </View>
        </View>
      ))}
      {cards.length > most ? (
        <Button kind="quiet" onTap={() => setMost(most + SHOWN_AT_ONCE)}>
          再看一些
        </Button>
      ) : null}
    </View>
  )
}

const Nothing = ({ when }: { when: 'upcoming' | 'past' }) =>
  when === 'upcoming' ? (
    <Empty
      icon="calendar"
      title="还没有安排活动"
      text="发布后，村民和志愿者马上就能看到。也可以先存成草稿。"
      action={{ label: '发布活动', go: () => openPage('organiser/publish') }}
    />
  ) : (
    <Empty icon="history" title="还没有办过活动" text="办完的活动会留在这里，可以复制一场再办。" />
  )
