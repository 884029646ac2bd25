import { View } from '@tarojs/components'
import { useNow } from '../../client/clock'
import { openPage } from '../../client/navigation'
import { useOwnMessages } from '../../client/profile'
import type { MessageView } from '../../contract/sign-ups'
import { momentInWords } from '../../domain/calendar'
import { Icon, type IconName } from '../../components/icon'
import { Section } from '../../components/section'
import { Tap } from '../../components/tap'

const WORDS: Record<MessageView['kind'], { icon: IconName; words: string }> = {
  'activity-cancelled': { icon: 'alert', words: '取消了' },
  'activity-changed': { icon: 'edit', words: '有变动' },
  'moved-up': { icon: 'check', words: '候补已转为确认' },
}

/** What happened to the own sign-ups. */
export function Messages() {
  const messages = useOwnMessages(true).data
  const now = useNow()
  if (!messages) return null
  return (
    <View className="me-block">
      <Section title="消息">
        {messages.length === 0 ? <View className="small">还没有消息。活动有变动、候补补上时，会在这里告诉您。</View> : null}
        {messages.map((message) => (
          <Tap key={message.id} className="me-row ruled" role="link" onTap={() => openPage('activity', { id: message.activityId })}>
            <View className="me-message">
              <Icon name={WORDS[message.kind].icon} className="me-message-icon" />
              <View className="me-row-words">
                <View className="strong">
                  {message.activityTitle}：{WORDS[message.kind].words}
                </View>
                {message.note ? <View className="small">{message.note}</View> : null}
                <View className="label">{momentInWords(message.at, now)}</View>
              </View>
            </View>
          </Tap>
        ))}
      </Section>
    </View>
  )
}
