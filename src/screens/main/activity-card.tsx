import { Text, View } from '@tarojs/components'
import { openPage } from '../../client/phone/navigation'
import type { ActivityCard as Card } from '../../contract/activities/activities'
import { clock, dayInWords } from '../../domain/calendar/calendar'
import { categoryTone } from '../../components/category'
import { CategoryTag } from '../../components/category-tag'
import { DateBlock } from '../../components/date-block'
import { SeatMeter } from '../../components/seat-meter'
import { seatWords } from '../../components/seat-words'
import { SignUpTag, signUpWords } from '../../components/sign-up-tag'
import { Tap } from '../../components/tap'
import './activity-card.css'

/** Largest number of positions with missing volunteers that a card names. */
const MOST_GAPS = 2

/** Card of an activity: title, time, place, and volunteers needed, or results of a past visit. */
export function ActivityCard({ card, now }: { card: Card; now: number }) {
  return (
    <Tap
      className={`activity-card card ${categoryTone(card.categories)}`}
      role="link"
      label={spoken(card, now)}
      onTap={() => openPage('main/activity', { id: card.id })}
    >
      <DateBlock at={card.startsAt} />
      <View className="activity-card-words">
        <View className="activity-card-tags">
          <CategoryTag categories={card.categories.slice(0, 1)} />
          <Text className="small">{card.hosts.join(' · ')}</Text>
        </View>
        <View className="h2">{card.title}</View>
        <View className="small">{`${clock(card.startsAt)}–${clock(card.endsAt)} · ${card.place}`}</View>
        <State card={card} now={now} />
        {card.ownStatus ? <SignUpTag status={card.ownStatus} /> : null}
      </View>
    </Tap>
  )
}

function State({ card, now }: { card: Card; now: number }) {
  const { words, tone } = stateOf(card, now)
  if (tone !== 'seats') return words === '' ? null : <Text className={tone}>{words}</Text>
  return card.seats && card.seats.capacity > 0 ? <SeatMeter seats={card.seats} words={words} /> : null
}

/** State of the activity in words, for screen readers too. */
function stateOf(card: Card, now: number): { words: string; tone: 'tag tag-warn' | 'tag tag-ok' | 'small' | 'seats' } {
  if (card.status === 'cancelled') return { words: '已取消', tone: 'tag tag-warn' }
  if (now >= card.endsAt) return { words: outcome(card), tone: 'small' }
  if (now >= card.startsAt) return { words: '正在进行', tone: 'tag tag-ok' }
  if (!card.seats) return { words: card.needsVolunteers ? '还缺志愿者' : '', tone: 'small' }
  return { words: [seatWords(card.seats), ...gapWords(card)].join(' · '), tone: 'seats' }
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

function spoken(card: Card, now: number): string {
  const when = `${clock(card.startsAt)} 到 ${clock(card.endsAt)}`
  const own = card.ownStatus ? [`我的报名${signUpWords[card.ownStatus]}`] : []
  return [card.title, dayInWords(card.startsAt, now), when, card.place, stateOf(card, now).words, ...own].filter(Boolean).join('，')
}
