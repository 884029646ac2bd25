import { View } from '@tarojs/components'
import { useNow } from '../../../client/phone/clock'
import type { OutcomeView } from '../../../contract/records/outcomes'
import { momentInWords, spanInWords } from '../../../domain/calendar/calendar'
import { Heading } from '../../../components/heading'

/** The visit, the volunteers present, and the previous report. */
export function OutcomeHead({
  view: { activity, present, isPresentImported, reportedAt, reportedBy, servedTotal },
}: {
  view: OutcomeView
}) {
  const now = useNow()
  return (
    <View className="card">
      <Heading level={2}>{activity.title}</Heading>
      <View className="small">
        {spanInWords(activity.startsAt, activity.endsAt, now)} · {activity.place}
      </View>
      <View className="small">
        到场志愿者 {present} 人，{isPresentImported ? '是导入时写的' : '按签到记录算'}，不用另外填。
      </View>
      {reportedAt === null ? null : (
        <View id="outcome-reported" className="small">
          {reportedBy ?? ''} {momentInWords(reportedAt, now)} 写过：来了 {servedTotal ?? 0} 人次。
        </View>
      )}
    </View>
  )
}
