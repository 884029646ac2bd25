import { View } from '@tarojs/components'
import { type TeamForm, openSeatsOf, seatsOf } from '../../client/team-form'
import type { ActivityDetail } from '../../contract/activities'
import { momentInWords } from '../../domain/calendar'
import { Icon } from '../../components/icon'
import { Section } from '../../components/section'
import { fitsNow } from './outcome'

/** What this will come to: how many, confirmed or waiting, and until when the names have to be there. */
export function Summary({ form, activity, now }: { form: TeamForm; activity: ActivityDetail; now: number }) {
  const seats = seatsOf(form)
  const open = openSeatsOf(form)
  const fits = fitsNow(form, activity, now)
  const deadline = momentInWords(activity.namesUntil, now)
  return (
    <Section title={seats === 0 ? '还没有选人数' : `共 ${seats} 人`} aside={seats > 0 && open > 0 ? `${open} 人以后再填名字` : undefined}>
      {seats === 0 ? <View className="small">在上面按岗位选好要几个人，名字可以以后再填。</View> : null}
      {seats > 0 ? (
        <View id="team-outcome" className="summary-line">
          <Icon name={fits ? 'check' : 'clock'} className={`summary-icon ${fits ? 'summary-ok' : 'summary-wait'}`} />
          <View className="summary-words">
            {fits ? '位子够，提交后全队确认。' : `位子现在不够，全队先候补；空出够 ${seats} 个人的位子时，全队一起确认。`}
          </View>
        </View>
      ) : null}
      <View className="summary-line">
        <Icon name="edit" className="summary-icon" />
        <View className="summary-words">
          {now < activity.namesUntil
            ? `名字最晚 ${deadline} 前填好。到时还没有名字的位子，会放出来给大家。`
            : `填名字的时间（${deadline}）已经过了，现在报名每个位子都要写上名字。`}
        </View>
      </View>
    </Section>
  )
}
