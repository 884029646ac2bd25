import { View } from '@tarojs/components'
import { openPage } from '../../../client/phone/navigation'
import { callPhone } from '../../../client/phone/screen'
import type { ActivityCard } from '../../../contract/activities/activities'
import { movedInWords, placeInFull, visitState } from '../../../domain/activities/for-residents'
import { adviceInWords, whenPlainly } from '../../../domain/activities/spoken-visit'
import { categoryTone } from '../../../components/category'
import { Heading } from '../../../components/heading'
import { Icon } from '../../../components/icon'
import { Tap } from '../../../components/tap'

interface VisitCardProps {
  card: ActivityCard
  /** The base's phone; null without one. */
  phone: string | null
  now: number
}

/** A visit in everyday words, with no more than two actions: the page, and a call. */
export function VisitCard({ card, phone, now }: VisitCardProps) {
  const { id, title, services } = card
  const isOff = visitState(card, now) === 'cancelled'
  const moved = isOff ? null : movedInWords(card, now)
  const advice = adviceInWords(card, now)
  return (
    <View className={`card ${isOff ? 'cat-other' : categoryTone(card.categories)}`}>
      <View className="visits-when">{whenPlainly(card, now)}</View>
      {moved ? <View className="visits-warning">{moved}</View> : null}
      <Heading level={2}>{title}</Heading>
      {services.length > 0 ? <View>{services.join('、')}</View> : null}
      <View className="visits-place">
        <Icon name="pin" className="visits-pin" />
        <View className="visits-place-words">{placeInFull(card)}</View>
      </View>
      {advice ? <View className={isOff ? 'visits-warning' : 'visits-advice'}>{advice}</View> : null}
      <View className="visits-actions">
        <View className="visits-action">
          <Tap
            className={`button ${isOff ? 'button-quiet' : 'visits-open'}`}
            role="link"
            label={`看详细，${title}`}
            onTap={() => openPage('main/activity', { id })}
          >
            看详细
          </Tap>
        </View>
        {phone ? (
          <View className="visits-action">
            <Tap className="button button-quiet" role="link" label={`打电话，${phone}`} onTap={() => callPhone(phone)}>
              打电话
            </Tap>
          </View>
        ) : null}
      </View>
    </View>
  )
}
