import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { openMap } from '../../../client/phone/map'
import { callPhone, copyText } from '../../../client/phone/screen'
import type { ActivityDetail, ActivityHeading } from '../../../contract/activities/activities'
import type { Contact } from '../../../domain/activities/coming'
import { movedInWords, placeInFull, spanAsSaid } from '../../../domain/activities/for-residents'
import { Icon, type IconName } from '../../../components/icon'
import { Notice } from '../../../components/notice'
import { Tap } from '../../../components/tap'
import './facts.css'

interface FactsProps {
  heading: ActivityHeading
  /** Undefined until the details have loaded. */
  detail: ActivityDetail | undefined
  contact: Contact | null
  now: number
  /** Reading aloud, at the top, where it is seen without scrolling. */
  children?: ReactNode
}

/** Time, place, number to call, and organisations. */
export function Facts({ heading, detail, contact, now, children }: FactsProps) {
  const where = placeInFull(heading)
  const moved = detail && detail.status !== 'cancelled' ? movedInWords(detail, now) : null
  const location = detail?.coming.location ?? null
  return (
    <View className="card facts">
      {children}
      {heading.status === 'cancelled' ? (
        <Notice tone="warn" icon="alert">
          这场活动取消了，请不要前往。{detail?.cancelReason ? `原因：${detail.cancelReason}` : ''}
        </Notice>
      ) : null}
      {moved ? (
        <Notice tone="warn" icon="calendar">
          {moved}，请按下面的时间来。
        </Notice>
      ) : null}
      <Fact icon="calendar" words={spanAsSaid(heading, now)} />
      <Fact icon="pin" words={where} more={detail?.coming.gettingThere || undefined}>
        {location ? (
          <Tap id="open-map" className="facts-action" label={`在地图上看 ${where}`} onTap={() => openMap(location, where)}>
            地图
          </Tap>
        ) : (
          <Tap className="facts-action" label={`复制地点 ${where}`} onTap={() => void copyText(where, '地点已复制')}>
            复制地点
          </Tap>
        )}
      </Fact>
      {contact ? (
        <Fact icon="phone" words={contact.phone} more={contact.name}>
          <Tap
            id="call"
            className="facts-action"
            role="link"
            label={`打电话给${contact.name}，${contact.phone}`}
            onTap={() => callPhone(contact.phone)}
          >
            打电话
          </Tap>
        </Fact>
      ) : null}
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

interface FactProps {
  icon: IconName
  words: string
  more?: string | undefined
  children?: ReactNode
}

const Fact = ({ icon, words, more, children }: FactProps) => (
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
