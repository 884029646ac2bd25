import { Text, View } from '@tarojs/components'
import { openPage } from '../../client/phone/navigation'
import type { ActivityCard as Card } from '../../contract/activities/activities'
import { COMES_BY, hourInWords, movedInWords, placeInFull, visitState, whenAsSaid } from '../../domain/activities/for-residents'
import { dayInWords } from '../../domain/calendar/calendar'
import { categoryTone } from '../../components/category'
import { Icon } from '../../components/icon'
import { SeatMeter } from '../../components/seat-meter'
import { seatWords } from '../../components/seat-words'
import { SignUpTag } from '../../components/sign-up-tag'
import { Tap } from '../../components/tap'
import { ServiceWords } from './service-words'
import './activity-card.css'

/** Largest number of positions with missing volunteers that a card names. */
const MOST_GAPS = 2
/** Services that a card names; the page has all. */
const MOST_SERVICES = 6

/** Card of an activity: when, title, what residents get and where; below it seats for volunteers, or the results of a past visit. */
export function ActivityCard({ card, now }: { card: Card; now: number }) {
  const moved = movedInWords(card, now)
  return (
    <Tap
      className={`activity-card card ${categoryTone(card.categories)} ${card.status === 'cancelled' ? 'activity-card-off' : ''}`}
      role="link"
      onTap={() => openPage('main/activity', { id: card.id })}
    >
      <View className="activity-card-top">
        <Text className="activity-card-when">{whenWords(card, now)}</Text>
        <StateTag card={card} now={now} />
      </View>
      {moved && card.status !== 'cancelled' ? <View className="small activity-card-moved">{moved}</View> : null}
      <View className="h2 activity-card-title">{card.title}</View>
      <ServiceWords services={card.services} most={MOST_SERVICES} />
      <View className="small activity-card-place">
        <Icon name="pin" className="activity-card-pin" />
        <Text className="activity-card-place-words">{placeInFull(card)}</Text>
      </View>
      <ForVolunteers card={card} now={now} />
    </Tap>
  )
}

/** `明天 上午 8:30`; of a running visit its end, of a past one its day. */
function whenWords(card: Card, now: number): string {
  const state = visitState(card, now)
  if (state === 'running') return `正在进行，到${hourInWords(card.endsAt)}`
  return state === 'over' ? dayInWords(card.startsAt, now) : whenAsSaid(card.startsAt, now)
}

/** Answer to coming or not, in the corner: 已取消, 改期, or 直接来. Past visits need no word. */
function StateTag({ card, now }: { card: Card; now: number }) {
  const state = visitState(card, now)
  if (state === 'cancelled') return <Text className="tag tag-warn">已取消</Text>
  if (state === 'over') return null
  if (card.movedFrom !== null) return <Text className="tag tag-warn">改期</Text>
  return <Text className={`tag ${card.comesBy === 'just-come' ? 'tag-ok' : 'tag-plain'}`}>{COMES_BY[card.comesBy]}</Text>
}

/** Seats and the own sign-up for volunteers; one quiet line for residents; results of a past visit. */
function ForVolunteers({ card, now }: { card: Card; now: number }) {
  const state = visitState(card, now)
  if (state === 'over') return <View className="activity-card-result small">{outcome(card)}</View>
  const words = volunteerWords(card, now)
  const isMeter = state === 'coming' && card.seats !== null && card.seats.capacity > 0
  return (
    <>
      {isMeter && card.seats ? <SeatMeter seats={card.seats} words={words} /> : null}
      {!isMeter && words ? <View className="label activity-card-volunteers">{words}</View> : null}
      {card.ownStatus ? <SignUpTag status={card.ownStatus} /> : null}
    </>
  )
}

/** Volunteers needed: in numbers for volunteers, `还缺志愿者` for others; '' for none. */
function volunteerWords(card: Card, now: number): string {
  if (visitState(card, now) !== 'coming') return ''
  if (card.seats === null) return card.needsVolunteers ? '还缺志愿者' : ''
  return card.seats.capacity > 0 ? [seatWords(card.seats), ...gapWords(card)].join(' · ') : ''
}

/** Missing volunteers with a skill: `缺 1 名执业律师`. */
function gapWords({ gaps }: Card): string[] {
  if (gaps.length === 0) return []
  const words = gaps.slice(0, MOST_GAPS).map(({ missing, position }) => `${missing} 名${position}`)
  return [`缺 ${words.join('、')}${gaps.length > MOST_GAPS ? '等' : ''}`]
}

const outcome = ({ volunteersTotal, servedTotal }: Card): string =>
  [servedTotal === null ? '' : `服务 ${servedTotal} 人次`, volunteersTotal === null ? '' : `${volunteersTotal} 位志愿者`]
    .filter(Boolean)
    .join(' · ') || '已结束'
