import { View } from '@tarojs/components'
import type { AttendanceReview } from '../../../contract/records/records'
import { momentInWords, spanInWords, inHours } from '../../../domain/calendar/calendar'
import { FigureRow } from '../../../components/figure-row'
import { Heading } from '../../../components/heading'
import { Notice } from '../../../components/notice'
import { deadlineWords, hasCome, headCountOf, isLate } from './day'

/** The visit, its present totals, and the legal deadline of its records. */
export function ReviewHead({ review }: { review: AttendanceReview }) {
  const { activity, people, now } = review
  const heads = headCountOf(review)
  const minutes = people.filter(hasCome).reduce((sum, person) => sum + (person.minutes ?? 0), 0)
  return (
    <View className="card">
      <Heading level={2}>{activity.title}</Heading>
      <View className="small review-when">
        {spanInWords(activity.startsAt, activity.endsAt, now)} · {activity.place}
      </View>
      <FigureRow
        figures={[
          { id: 'review-expected', label: '应到', value: String(heads.expected) },
          { id: 'review-came', label: '到了', value: String(heads.present), tone: 'ok' },
          { id: 'review-absent', label: '没到', value: String(heads.missing) },
          { id: 'review-hours', label: '服务小时', value: inHours(minutes) },
        ]}
      />
      <View className="review-state">
        <State review={review} />
      </View>
    </View>
  )
}

function State({ review }: { review: AttendanceReview }) {
  const { closedAt, closedBy, lateMarks, now } = review
  if (now < review.activity.endsAt) {
    return (
      <Notice tone="plain" icon="clock">
        活动还没有结束。结束以后再核对，那时签退才齐。
      </Notice>
    )
  }
  if (closedAt === null) {
    return (
      <Notice tone={isLate(review) ? 'warn' : 'plain'} icon="calendar">
        {deadlineWords(review)}
      </Notice>
    )
  }
  return (
    <>
      <Notice tone="ok" icon="check">
        已结束核对 · {closedBy} · {momentInWords(closedAt, now)}
      </Notice>
      {lateMarks > 0 ? (
        <Notice tone="warn" icon="alert">
          核对以后又传来 {lateMarks} 条签到记录，还不能用来开证明。请再看一遍，再结束一次核对。
        </Notice>
      ) : null}
    </>
  )
}
