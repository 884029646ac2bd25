import { View } from '@tarojs/components'
import { useState } from 'react'
import { useEndSeries } from '../series'
import type { EndSeriesAnswer, SeriesView } from '../../../contract/series'
import { Button } from '../../../components/button'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice, Notice } from '../../../components/notice'
import { ReasonField, useReason } from '../../../components/reason-field'

/** Ending of a series: coming visits are cancelled, with a reason for everybody signed up. */
export function End({ series, activityId, now }: { series: SeriesView; activityId: string; now: number }) {
  const [isAsking, setIsAsking] = useState(false)
  const reason = useReason()
  const end = useEndSeries(activityId)
  const send = (text: string) => end.mutate({ reason: text }, { onSuccess: (answer) => answer.ok && setIsAsking(false) })
  return (
    <View className="series-block">
      {end.data?.ok ? <Done answer={end.data} /> : null}
      <Button id="end-series" kind="quiet" icon="close" onTap={() => setIsAsking(true)}>
        结束这个系列
      </Button>
      <ConfirmSheet
        isOpen={isAsking}
        title="结束这个系列？"
        text={warning(series, now)}
        confirmLabel="结束系列"
        kind="danger"
        isPending={end.isPending}
        onConfirm={() => reason.submit(send)}
        onClose={() => {
          end.reset()
          setIsAsking(false)
        }}
      >
        <ReasonField id="end-reason" hint="例如：集市搬走了" why="报名的人会看到" {...reason.field} isDisabled={end.isPending} />
        <AnyRefusal of={end.data} />
        <FaultNotice of={end.error} />
      </ConfirmSheet>
    </View>
  )
}

/** Consequences for coming visits, as far as the page knows them. */
function warning({ activities }: SeriesView, now: number): string {
  const ahead = activities.filter(({ startsAt, phase }) => startsAt > now && phase !== 'cancelled')
  const published = ahead.filter(({ phase, isOwn }) => isOwn && phase !== 'draft')
  const people = published.reduce((sum, { seats }) => sum + seats.taken + seats.waitlisted, 0)
  const foreign = ahead.filter(({ isOwn }) => !isOwn).length
  return [
    `还没办的 ${published.length} 场会取消，${people > 0 ? `报名和候补的 ${people} 人次会收到通知` : '还没有人报名，不用通知'}。`,
    foreign > 0 ? `另有 ${foreign} 场由别的组织管理，照常办。` : '',
    '草稿留在工作台。取消后不能恢复。',
  ].join('')
}

const Done = ({ answer: { cancelled, notified } }: { answer: Extract<EndSeriesAnswer, { ok: true }> }) => (
  <Notice tone="ok" icon="check" isAnswer>
    系列已结束，取消了 {cancelled} 场，通知了 {notified} 人次。
  </Notice>
)
