import { useState } from 'react'
import { useNow } from '../../../client/phone/clock'
import { showToast } from '../../../client/phone/screen'
import { useCloseDay } from './closing'
import type { AttendanceReview } from '../../../contract/records/records'
import { inHours } from '../../../domain/calendar/calendar'
import { Button } from '../../../components/button'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice } from '../../../components/notice'
import { isAsked, isDisputed, isOutMissing } from './day'

/** Button for closing the day, with the obstacles. It is hidden after the closing until more marks arrive. */
export function CloseBar({ review }: { review: AttendanceReview }) {
  const [isAsking, setIsAsking] = useState(false)
  const now = useNow()
  const close = useCloseDay(review.activity.id)
  if (review.closedAt !== null && review.lateMarks === 0) return null
  const obstacle = obstacleOf(review, now)
  const served = review.people.filter(({ minutes }) => minutes !== null && minutes > 0)
  const hours = inHours(served.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0))
  const send = () =>
    close.mutate(
      { seenMarks: review.marks },
      {
        onSuccess: ({ ok }) => {
          if (!ok) return
          showToast('已结束核对')
          setIsAsking(false)
        },
      },
    )
  return (
    <>
      <Button id="close-day" onTap={() => setIsAsking(true)} isDisabled={obstacle !== null} reason={obstacle ?? ''}>
        结束核对
      </Button>
      <ConfirmSheet
        isOpen={isAsking}
        title="结束核对？"
        text={`${served.length} 人有服务记录，共 ${hours} 小时。他们会收到通知，从现在起可以开证明。之后发现不对，还能更正。`}
        confirmLabel="结束核对"
        isPending={close.isPending}
        onConfirm={send}
        onClose={() => {
          close.reset()
          setIsAsking(false)
        }}
      >
        <AnyRefusal of={close.data} />
        <FaultNotice of={close.error} />
      </ConfirmSheet>
    </>
  )
}

function obstacleOf({ activity, people }: AttendanceReview, now: number): string | null {
  if (now < activity.endsAt) return '活动结束以后才能结束核对'
  const missing = people.filter(isOutMissing).length
  const disputes = people.filter(isDisputed).length
  const asked = people.filter(isAsked).length
  const words = [
    ...(missing > 0 ? [`${missing} 人没有签退`] : []),
    ...(asked > 0 ? [`${asked} 人的时间有疑问`] : []),
    ...(disputes > 0 ? [`${disputes} 条异议没有答复`] : []),
  ]
  return words.length > 0 ? `还有 ${words.join('，')}` : null
}
