import { Text, View } from '@tarojs/components'
import type { OwnSignUpView } from '../../../contract/sign-ups'
import { clock, dayOf, minute, inHours } from '../../../domain/calendar/calendar'
import { Section } from '../../../components/section'

/** Steps of the day (in, service, out) with the recorded times. */
export function DaySteps({ signUp, now }: { signUp: OwnSignUpView; now: number }) {
  const { activity, inAt, outAt, minutes } = signUp
  const isOver = now >= activity.endsAt
  const planned = (activity.endsAt - activity.startsAt) / minute
  const served = minutes !== null && inAt !== null ? `记 ${inHours(minutes)} 小时` : isOver ? '待确认' : `${inHours(planned)} 小时`
  return (
    <View className="ticket-block">
      <Section title={dayOf(activity.startsAt) === dayOf(now) ? '今日流程' : isOver ? '服务记录' : '当天流程'}>
        <Step
          at={clock(activity.startsAt)}
          words="签到"
          state={inAt === null ? (isOver ? '没有记录' : '未签到') : `${clock(inAt)} 已签到`}
          isDone={inAt !== null}
        />
        <Step
          at={`${clock(activity.startsAt)}–${clock(activity.endsAt)}`}
          words="服务"
          state={served}
          isDone={minutes !== null && inAt !== null}
        />
        <Step
          at={clock(activity.endsAt)}
          words="签退"
          state={outAt === null ? (isOver ? '没有记录' : '未签退') : `${clock(outAt)} 已签退`}
          isDone={outAt !== null}
        />
      </Section>
    </View>
  )
}

const Step = ({ at, words, state, isDone }: { at: string; words: string; state: string; isDone: boolean }) => (
  <View className="ticket-step ruled">
    <Text className="ticket-step-at small">{at}</Text>
    <Text className="ticket-step-words">{words}</Text>
    <Text className={isDone ? 'ticket-step-state ticket-ok' : 'ticket-step-state small'}>{state}</Text>
  </View>
)
