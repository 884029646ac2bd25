import { View } from '@tarojs/components'
import { useNow } from '../../../client/phone/clock'
import { openPage } from '../../../client/phone/navigation'
import { useOwnMessages } from '../../../client/people/profile'
import { useOwnSignUps, useOwnTeams } from '../../../client/sign-ups'
import type { MessageView } from '../../../contract/sign-ups'
import { momentInWords } from '../../../domain/calendar/calendar'
import { isLive } from '../../../domain/sign-ups/sign-up'
import { Icon } from '../../../components/icon'
import { Section } from '../../../components/section'
import { Tap } from '../../../components/tap'
import { messageTexts } from './message-texts'

/** Messages about the user's sign-ups and teams. */
export function Messages() {
  const messages = useOwnMessages(true).data
  const open = useOpening()
  const now = useNow()
  if (!messages) return null
  return (
    <View className="me-block">
      <Section title="消息">
        {messages.length === 0 ? <View className="small">还没有消息。活动有变动、候补补上时，会在这里告诉您。</View> : null}
        {messages.map((message) => (
          <Message key={message.id} message={message} onTap={() => open(message)} now={now} />
        ))}
        {messages.length > 0 ? <View className="small">这里只列最近三个月的消息。</View> : null}
      </Section>
    </View>
  )
}

function Message({ message, onTap, now }: { message: MessageView; onTap: () => void; now: number }) {
  const { icon, words, note = (text: string) => text } = messageTexts[message.kind]
  return (
    <Tap className="me-row ruled" role="link" onTap={onTap}>
      <View className="me-message">
        <Icon name={icon} className="me-message-icon" />
        <View className="me-row-words">
          <View className="strong">
            {message.activityTitle}：{words}
          </View>
          {message.note ? <View className="small">{note(message.note)}</View> : null}
          <View className="label">{momentInWords(message.at, now)}</View>
        </View>
      </View>
    </Tap>
  )
}

/** Opens the message's ticket or team if it still exists, otherwise the activity. */
function useOpening() {
  const signUps = useOwnSignUps().data ?? []
  const teams = useOwnTeams(true).data ?? []
  return ({ kind, activityId }: MessageView): void => {
    const { leadsTo } = messageTexts[kind]
    const signUp = signUps.find((own) => own.activity.id === activityId && isLive(own.status))
    const team = teams.find((own) => own.activity.id === activityId && isLive(own.status))
    if (leadsTo === 'records') return openPage('volunteer/records')
    if (leadsTo === 'review') return openPage('day/review', { id: activityId })
    // Messages to a team's leader have the same kinds as messages to single volunteers.
    if (team && (leadsTo === 'team' || (leadsTo === 'ticket' && !signUp))) openPage('team/team', { id: team.id })
    else if (signUp && leadsTo !== 'activity') openPage('main/ticket', { id: signUp.id })
    else openPage('main/activity', { id: activityId })
  }
}
