import { View } from '@tarojs/components'
import { useState } from 'react'
import { replacePage } from '../../../client/phone/navigation'
import { showToast } from '../../../client/phone/screen'
import type { useSeriesPreview } from '../series'
import type { useSeriesWriting } from './writing'
import type { DeskActivity } from '../../../contract/activities/desk'
import { Button } from '../../../components/button'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { AnyRefusal } from '../../../components/any-refusal'
import { NoRoomNotice } from '../../../components/no-room-notice'
import { FaultNotice } from '../../../components/notice'
import { type SeriesForm, problemOf, seriesPlanOf } from './series-form'

interface BottomBarProps {
  source: DeskActivity
  form: SeriesForm
  isOnPhone: boolean
  preview: ReturnType<typeof useSeriesPreview>
  create: ReturnType<typeof useSeriesWriting>['create']
}

/** Buttons that create the visits as drafts or published, after a confirmation of their number. */
export function BottomBar({ source, form, isOnPhone, preview, create }: BottomBarProps) {
  const [confirming, setConfirming] = useState<'draft' | 'publish'>()
  const plan = seriesPlanOf(form)
  const answer = preview.data
  const count = plan && answer?.ok && !preview.isPlaceholderData ? answer.count : null
  const shown = source.isReviewed ? '管理员看过以后发布。' : '村民和志愿者马上就能看到，可以开始报名。'
  const what = confirming === 'publish' ? shown : '以后可以一场一场地发布。'
  const reason = obstacle(form, count, answer?.ok === false)
  const send = () => {
    if (!plan) return
    create.mutate(
      { name: form.name.trim(), plan, toPublish: confirming === 'publish' },
      {
        onSuccess: (made) => {
          if (!made.ok) return
          showToast(made.submitted > 0 ? `排好了 ${made.made} 场，${made.submitted} 场等审核` : `排好了 ${made.made} 场`)
          replacePage('series/series', { id: made.firstId })
        },
      },
    )
  }
  return (
    <>
      <NoRoomNotice isOnPhone={isOnPhone} wayOut="存成草稿" />
      <View className="new-series-buttons">
        <View className="new-series-button">
          <Button id="series-draft" kind="quiet" isDisabled={reason !== null} onTap={() => setConfirming('draft')}>
            存成草稿
          </Button>
        </View>
        <View className="new-series-button">
          <Button id="series-publish" isDisabled={reason !== null} onTap={() => setConfirming('publish')}>
            {count === null ? '发布' : `发布 ${count} 场`}
          </Button>
        </View>
      </View>
      {reason ? <View className="small new-series-reason">{reason}</View> : null}
      <ConfirmSheet
        isOpen={confirming !== undefined}
        title={confirming === 'publish' ? `发布 ${count ?? ''} 场？` : `存 ${count ?? ''} 场草稿？`}
        text={`名称、地点、服务和岗位都照「${source.title}」来。${what}`}
        confirmLabel={confirming === 'publish' ? '发布' : '存成草稿'}
        isPending={create.isPending}
        onConfirm={send}
        onClose={() => {
          create.reset()
          setConfirming(undefined)
        }}
      >
        <AnyRefusal of={create.data} />
        <FaultNotice of={create.error} />
      </ConfirmSheet>
    </>
  )
}

function obstacle(form: SeriesForm, count: number | null, isRefused: boolean): string | null {
  const problem = problemOf(form)
  if (problem) return problem
  if (form.name.trim().length < 2) return '请写系列的名称，2 到 40 个字。'
  if (isRefused) return '这样排不出来，请看上面写的原因。'
  return count === null ? '正在排日子…' : null
}
