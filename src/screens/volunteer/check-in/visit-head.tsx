import { View } from '@tarojs/components'
import type { ActivityHeading } from '../../../contract/activities/activities'
import { clock, spanInWords } from '../../../domain/calendar/calendar'
import { Heading } from '../../../components/heading'

interface VisitHeadProps {
  visit: Pick<ActivityHeading, 'title' | 'startsAt' | 'endsAt' | 'place'>
  /** Times in the server's last answer. */
  inAt: number | null
  outAt: number | null
  now: number
}

/** The visit and the times recorded so far. */
export const VisitHead = ({ visit, inAt, outAt, now }: VisitHeadProps) => (
  <View className="card">
    <Heading level={2} className="check-in-title">
      {visit.title}
    </Heading>
    <View className="small">{spanInWords(visit.startsAt, visit.endsAt, now)}</View>
    <View className="small">{visit.place}</View>
    {inAt === null ? null : (
      <View id="on-record" className="check-in-known">
        {`已有记录：${clock(inAt)} 签到${outAt === null ? '' : `，${clock(outAt)} 签退`}`}
      </View>
    )}
  </View>
)
