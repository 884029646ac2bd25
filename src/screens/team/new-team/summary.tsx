import { View } from '@tarojs/components'
import { type TeamForm, type TeamProblem, openSeatsOf, seatsOf } from '../team-form'
import type { ActivityDetail } from '../../../contract/activities/activities'
import { momentInWords } from '../../../domain/calendar/calendar'
import { Icon, type IconName } from '../../../components/icon'
import { anyRefusalText } from '../../../components/refusal-texts-all'
import { Section } from '../../../components/section'
import type { OwnOrganisation } from '../../../components/seat-words'
import { type Outcome, outcomeOf } from './outcome'

interface SummaryProps {
  form: TeamForm
  activity: ActivityDetail
  comesFor: readonly OwnOrganisation[]
  /** Problems for which the server would certainly refuse the team. */
  wrong: readonly TeamProblem[]
  now: number
}

/** Summary of the team: seats, likely outcome, and the names deadline. */
export function Summary({ form, activity, wrong, comesFor, now }: SummaryProps) {
  const seats = seatsOf(form)
  const open = openSeatsOf(form)
  const outcome = outcomeOf(form, activity, { problems: wrong, comesFor }, now)
  const { icon, tone } = LOOKS[outcome]
  return (
    <Section title={seats === 0 ? '还没有选人数' : `共 ${seats} 人`} aside={seats > 0 && open > 0 ? `${open} 人以后再填名字` : undefined}>
      {seats === 0 ? <View className="small">在上面按岗位选好要几个人，名字可以以后再填。</View> : null}
      {seats > 0 ? (
        <View id="team-outcome" className="new-team-summary-line">
          <Icon name={icon} className={`new-team-summary-icon ${tone}`} />
          <View className="new-team-summary-words">{outcomeInWords(outcome, seats, wrong, now)}</View>
        </View>
      ) : null}
      <View className="new-team-summary-line">
        <Icon name="edit" className="new-team-summary-icon" />
        <View className="new-team-summary-words">{namesInWords(activity, now)}</View>
      </View>
    </Section>
  )
}

const LOOKS: Record<Outcome, { icon: IconName; tone: string }> = {
  seated: { icon: 'check', tone: 'new-team-summary-ok' },
  waits: { icon: 'clock', tone: 'new-team-summary-wait' },
  never: { icon: 'alert', tone: 'new-team-summary-wait' },
}

function outcomeInWords(outcome: Outcome, seats: number, wrong: readonly TeamProblem[], now: number): string {
  if (outcome === 'seated') return '位子够，提交后全队确认。'
  if (outcome === 'waits') return `位子现在不够，全队先候补；空出够 ${seats} 个人的位子时，全队一起确认。`
  const whole = wrong.find(({ row }) => row === undefined)
  return whole ? `还不能报名：${anyRefusalText(whole.reason, whole.about, now)}` : ''
}

function namesInWords({ namesUntil }: ActivityDetail, now: number): string {
  const deadline = momentInWords(namesUntil, now)
  return now < namesUntil
    ? `名字最晚 ${deadline} 前填好。到时没有填名字的位子会开放给其他人。`
    : `填写名单已于 ${deadline} 截止，现在报名每个位子都要写上名字。`
}
