/** 组织者工作台: for whom I act, what I run, what comes next. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '../../client/clock'
import { useDesk } from '../../client/desk'
import { openOrganiserPage } from '../../client/navigation'
import { useRefreshOnPull, useRefreshOnShow } from '../../client/refresh'
import { useRostersAhead } from '../../client/roster-ahead'
import { useSession } from '../../client/session'
import type { SessionView } from '../../contract/profile'
import { Button } from '../../components/button'
import { ChipBar } from '../../components/chip-bar'
import { Empty, Failed } from '../../components/empty'
import { Heading } from '../../components/heading'
import { OfflineBar } from '../../components/offline-bar'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { NotOrganiser } from '../not-organiser'
import { DeskCard } from './desk-card'
import { groupDesk, isToday } from './groups'
import { YearFigures } from './year-figures'
import './index.css'

export default function DeskPage() {
  const session = useSession()
  useRefreshOnShow()
  useRefreshOnPull()
  return (
    <Page title="组织者工作台">
      {session.data?.isOrganiser ? <Desk session={session.data} /> : null}
      {session.data && !session.data.isOrganiser ? <NotOrganiser session={session.data} /> : null}
      {session.isPending ? <Skeleton shape="detail" /> : null}
      {session.isError && !session.data ? <Failed error={session.error} onRetry={() => void session.refetch()} /> : null}
    </Page>
  )
}

function Desk({ session }: { session: SessionView }) {
  const now = useNow()
  return (
    <>
      <YearFigures session={session} now={now} />
      <View className="desk-publish">
        <Button id="desk-publish" icon="plus" onTap={() => openOrganiserPage('publish')}>
          发布活动
        </Button>
      </View>
      <MyActivities now={now} />
    </>
  )
}

const TIMES = [
  { id: 'upcoming', name: '即将' },
  { id: 'past', name: '往期' },
]

function MyActivities({ now }: { now: number }) {
  const [when, setWhen] = useState<'upcoming' | 'past'>('upcoming')
  const desk = useDesk(when)
  const cards = desk.data ?? []
  useRostersAhead(cards.filter((card) => card.status === 'published' && isToday(card, now)).map(({ id }) => id))
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
      {desk.isPending ? <Skeleton shape="cards" /> : null}
      {desk.isError && !desk.data ? <Failed error={desk.error} onRetry={() => void desk.refetch()} /> : null}
      {desk.data && cards.length === 0 ? <Nothing when={when} /> : null}
      {groupDesk(cards, when, now).map((group) => (
        <View key={group.name} className="desk-group">
          <View className="desk-group-head">
            <Heading level={2}>{group.name}</Heading>
            <View className="small desk-group-count">{group.cards.length} 场</View>
          </View>
          <View className="stack">
            {group.cards.map((card) => (
              <DeskCard key={card.id} card={card} now={now} />
            ))}
          </View>
        </View>
      ))}
    </View>
  )
}

const Nothing = ({ when }: { when: 'upcoming' | 'past' }) =>
  when === 'upcoming' ? (
    <Empty
      icon="calendar"
      title="还没有安排活动"
      text="发布后，村民和志愿者马上就能看到。也可以先存成草稿。"
      action={{ label: '发布活动', go: () => openOrganiserPage('publish') }}
    />
  ) : (
    <Empty icon="history" title="还没有办过活动" text="办完的活动会留在这里，可以复制一场再办。" />
  )
