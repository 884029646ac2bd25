import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { copyText } from '../../../client/phone/screen'
import type { ActivityDetail, ActivityHeading } from '../../../contract/activities/activities'
import { spanInWords } from '../../../domain/calendar/calendar'
import { Icon, type IconName } from '../../../components/icon'
import { Notice } from '../../../components/notice'
import { Tap } from '../../../components/tap'
import './facts.css'

interface FactsProps {
  heading: ActivityHeading
  /** Undefined until the details have loaded. */
  detail: ActivityDetail | undefined
  now: number
}

/** Time, place and organisations. */
export function Facts({ heading, detail, now }: FactsProps) {
  const town = heading.town?.name ?? ''
  const where = heading.place.startsWith(town) ? heading.place : `${town}${heading.place}`
  return (
    <View className="card facts">
      {heading.status === 'cancelled' ? (
        <Notice tone="warn" icon="alert">
          这场活动取消了，请不要前往。{detail?.cancelReason ? `原因：${detail.cancelReason}` : ''}
        </Notice>
      ) : null}
      <Fact icon="calendar" words={spanInWords(heading.startsAt, heading.endsAt, now)} />
      <Fact icon="pin" words={heading.place} more={town && !heading.place.startsWith(town) ? town : undefined}>
        <Tap className="facts-action" label={`复制地点 ${where}`} onTap={() => void copyText(where, '地点已复制')}>
          复制地点
        </Tap>
      </Fact>
      {detail ? <Fact icon="rings" words={detail.lead.name} more={together(detail)} /> : null}
      {detail?.summary ? <View className="facts-summary ruled">{detail.summary}</View> : null}
    </View>
  )
}

/** Organisations besides the lead, by part. */
function together({ lead, hosts, partners }: ActivityDetail): string | undefined {
  const names = (list: { id: string; name: string }[]) => list.filter(({ id }) => id !== lead.id).map(({ name }) => name)
  const parts = [
    { word: '联合', list: names(hosts) },
    { word: '协办', list: names(partners) },
  ]
  const words = parts.filter(({ list }) => list.length > 0).map(({ word, list }) => `${word} ${list.join(' · ')}`)
  return words.length > 0 ? words.join('；') : undefined
}

const Fact = ({ icon, words, more, children }: { icon: IconName; words: string; more?: string; children?: ReactNode }) => (
  <View className="facts-line">
    <Icon name={icon} className="facts-icon" />
    <View className="facts-row">
      <View className="facts-words">
        <View className="strong">{words}</View>
        {more ? <View className="small">{more}</View> : null}
      </View>
      {children ? <View className="facts-action-cell">{children}</View> : null}
    </View>
  </View>
)
