import { Image, Text, View } from '@tarojs/components'
import { useMemo } from 'react'
import type { OwnSignUpView } from '../../../contract/sign-ups'
import { dayInWords, momentInWords } from '../../../domain/calendar/calendar'
import { spokenCodeInGroups } from '../../../domain/attendance/spoken-code'
import { standingOf } from '../../../domain/sign-ups/own-visits'
import { Heading } from '../../../components/heading'
import { Icon } from '../../../components/icon'
import '../../../components/rings.css'
import { standingTone, standingWords } from '../../../components/sign-up-tag'
import { waitingWords } from '../../../components/waiting-words'
import { qrImage } from '../../../components/qr-image'

/** The ticket, with code, name and position. */
export function TicketCard({ signUp, now }: { signUp: OwnSignUpView; now: number }) {
  const { activity } = signUp
  const standing = standingOf(signUp, now)
  return (
    <View className="ticket">
      <View className="ticket-head rings-pattern">
        <View className="ticket-when">{momentInWords(activity.startsAt, now)}</View>
        <Heading level={1} className="ticket-title">
          {activity.title}
        </Heading>
        <View className="ticket-place">{activity.place}</View>
      </View>
      {signUp.ticket && activity.status === 'published' && now < activity.endsAt ? (
        <Code ticket={signUp.ticket} />
      ) : (
        <Reason signUp={signUp} now={now} />
      )}
      <View className="ticket-facts">
        <Fact name="岗位" words={signUp.position} />
        <Fact name="代表" words={signUp.organisation ?? '个人'} />
        {signUp.team ? <Fact name="队伍" words={`${signUp.team.leader}带队`} /> : null}
        <Fact name="状态" words={standingWords[standing]} tone={standingTone(standing) === 'ok' ? 'ticket-ok' : 'ticket-other'} />
      </View>
    </View>
  )
}

function Code({ ticket }: { ticket: { text: string; code: string } }) {
  const image = useMemo(() => qrImage(ticket.text), [ticket.text])
  return (
    <View className="ticket-code">
      <Image className="ticket-qr" src={image} mode="scaleToFill" aria-label="签到二维码" />
      <View className="ticket-spoken numeral" aria-label={`签到码 ${ticket.code.split('').join(' ')}`}>
        {spokenCodeInGroups(ticket.code)}
      </View>
      <View className="small">没有网络也能签到；扫不了可以报上面六位</View>
    </View>
  )
}

/** Reason for a missing code. */
function Reason({ signUp, now }: { signUp: OwnSignUpView; now: number }) {
  const { icon, words, more } = reasonOf(signUp, now)
  return (
    <View className="ticket-standing">
      <Icon name={icon} className="ticket-standing-icon" />
      <View className="h2">{words}</View>
      {more ? <View className="small">{more}</View> : null}
    </View>
  )
}

function reasonOf({ status, activity, inAt, team, waiting }: OwnSignUpView, now: number) {
  if (status === 'cancelled' || activity.status === 'cancelled') {
    return { icon: 'alert', words: '活动取消了，请不要前往', more: activity.cancelReason ? `原因：${activity.cancelReason}` : '' } as const
  }
  if (status === 'withdrawn') {
    const more = now < activity.startsAt ? again(team !== null) : ''
    return { icon: 'undo', words: '这次报名已退出', more } as const
  }
  if (now >= activity.endsAt) {
    if (status === 'waitlisted') return { icon: 'clock', words: '活动已结束', more: '这次名额没有补到，感谢您报名。' } as const
    return inAt === null
      ? ({ icon: 'clock', words: '活动已结束', more: '没有签到记录。如果您到了现场，请联系组织者补记。' } as const)
      : ({ icon: 'medal', words: '谢谢您的服务', more: `${dayInWords(activity.startsAt, now)}，您已到场服务。` } as const)
  }
  const how = team ? '空出的位子够全队用了，会一起补上' : '有人退出，会按先后自动补上'
  return {
    icon: 'clock',
    words: waiting ? `候补中：${waitingWords(waiting)}` : '候补中',
    more: `${how}，并在“我的消息”里告诉您。确认之前请不要前往。`,
  } as const
}

/** Advice before the start for somebody without the seat. The activity's page says if sign-up is still open. */
const again = (wasInTeam: boolean): string =>
  `${wasInTeam ? '位子还是队伍的，由带队人另外找人。' : ''}还想来，请到活动详情里看能不能再报名。`

const Fact = ({ name, words, tone = '' }: { name: string; words: string; tone?: string }) => (
  <View className="ticket-fact">
    <View className="small">{name}</View>
    <Text className={`strong ${tone}`}>{words}</Text>
  </View>
)
