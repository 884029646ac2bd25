import { Text, View } from '@tarojs/components'
import { openPage } from '../../../client/phone/navigation'
import type { DeskCard as Card } from '../../../contract/activities/desk-list'
import { clock } from '../../../domain/calendar/calendar'
import type { UnfinishedWork } from '../../../domain/records/unfinished'
import { Button } from '../../../components/button'
import { categoryTone } from '../../../components/category'
import { Notice } from '../../../components/notice'
import { PhaseTag } from '../../../components/phase-tag'
import { SeatBar } from '../../../components/seat-meter'
import { Tap } from '../../../components/tap'
import { CardFace } from '../card-face'
import { Gaps } from '../gaps'
import { isAhead } from '../is-ahead'
import { isToday } from './groups'
import './desk-card.css'

/** Card of an activity on the desk: sign-ups, attendance, and on its day a button for check-in. */
export function DeskCard({ card, now }: { card: Card; now: number }) {
  const canTick = card.status === 'published' && isToday(card, now)
  const leaves = (work: UnfinishedWork) => card.unfinished.includes(work)
  return (
    <View className={`card desk-card ${categoryTone(card.categories)}`}>
      <Tap id={`desk-${card.id}`} role="link" onTap={() => openPage('organiser/desk-activity', { id: card.id })}>
        <CardFace
          title={card.title}
          line={`${clock(card.startsAt)}–${clock(card.endsAt)} · ${card.place}`}
          startsAt={card.startsAt}
          categories={card.categories}
          hosts={card.lead}
          tag={<PhaseTag phase={card.phase} />}
        >
          <Seats card={card} />
        </CardFace>
      </Tap>
      {canTick ? (
        <View className="desk-card-action">
          <Button id={`on-site-${card.id}`} icon="check" onTap={() => openPage('day/on-site', { id: card.id })}>
            现场签到
          </Button>
        </View>
      ) : null}
      {leaves('review') || leaves('disputes') ? (
        <View className="desk-card-action">
          {leaves('disputes') ? (
            <Notice tone="warn" icon="alert">
              有 {card.openDisputes} 条异议等您答复。
            </Notice>
          ) : null}
          {leaves('review') ? (
            <Notice tone="warn" icon="clock">
              考勤还没有核对，志愿者的记录还没有定。
            </Notice>
          ) : null}
          <Button id={`review-${card.id}`} kind="quiet" onTap={() => openPage('day/review', { id: card.id })}>
            考勤核对
          </Button>
        </View>
      ) : null}
      {leaves('outcome') ? (
        <View className="desk-card-action">
          <Notice tone="warn" icon="edit">
            小结还没有写：来了多少人，做了多少。
          </Notice>
          <Button id={`outcome-${card.id}`} kind="quiet" onTap={() => openPage('day/outcome', { id: card.id })}>
            写小结
          </Button>
        </View>
      ) : null}
    </View>
  )
}

/** Seats in words: 报名 9 / 14. From the start on, also 已到: the number of people who came, including walk-ins. */
function Seats({ card: { seats, gaps, phase, present } }: { card: Card }) {
  if (seats.capacity === 0) return <View className="small desk-card-seats desk-card-counts">没有志愿岗位</View>
  const isOver = phase === 'running' || phase === 'ended'
  return (
    <View className="desk-card-seats">
      <SeatBar seats={isOver ? { ...seats, capacity: Math.max(seats.taken, present), taken: present, reserved: 0 } : seats} />
      <View className="desk-card-counts small">
        {isOver || present > 0 ? <Count word="已到" value={String(present)} /> : null}
        <Count word="报名" value={isOver ? String(seats.taken) : `${seats.taken} / ${seats.capacity}`} />
        {!isOver && seats.waitlisted > 0 ? <Count word="候补" value={String(seats.waitlisted)} /> : null}
      </View>
      {isAhead(phase) ? <Gaps gaps={gaps} /> : null}
    </View>
  )
}

const Count = ({ word, value }: { word: string; value: string }) => (
  <View className="desk-card-count">
    {word} <Text className="numeral desk-card-number">{value}</Text>
  </View>
)
