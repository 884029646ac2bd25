import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '../../../client/phone/clock'
import { useCancelActivity, usePublishActivity } from '../../../client/activities/desk'
import { openPage } from '../../../client/phone/navigation'
import { usePlanWarnings } from '../publish/planning'
import type { DeskActivity } from '../../../contract/activities/desk'
import { mayHaveList } from '../../../domain/attendance/list-keeping'
import { Button } from '../../../components/button'
import { Icon, type IconName } from '../../../components/icon'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice, Notice } from '../../../components/notice'
import { Tap } from '../../../components/tap'
import { SubmittedNotice } from './submitted'
import { WarningsSheet } from '../warnings-sheet'
import { CancelSheet } from './cancel-sheet'
import { WaitingChange } from './waiting-change'

/** Actions that are possible in the present phase. */
export function Actions({ activity }: { activity: DeskActivity }) {
  const { id, phase } = activity
  const [isAsking, setIsAsking] = useState(false)
  const cancel = useCancelActivity()
  const isUnlisted = phase === 'draft' || phase === 'submitted'
  const isBefore = isUnlisted || phase === 'announced' || phase === 'open' || phase === 'closed'
  const canCancel = !isUnlisted && phase !== 'cancelled' && phase !== 'ended'
  return (
    <View className="desk-activity-block">
      {phase === 'draft' ? <Publish activity={activity} /> : null}
      {phase === 'submitted' ? <SubmittedNotice activityId={id} /> : null}
      <WaitingChange activity={activity} />
      {isUnlisted || phase === 'cancelled' ? null : <OnTheDay id={id} isOver={phase === 'ended'} endsAt={activity.plan.endsAt} />}
      <View className="desk-activity-links">
        <View className="desk-activity-link-group">
          {isBefore ? <Action id="desk-edit" icon="edit" word="修改" onTap={() => openPage('organiser/publish', { id })} /> : null}
          <Action id="desk-copy" icon="copy" word="复制一场" onTap={() => openPage('organiser/publish', { copy: id })} />
        </View>
        <View className="desk-activity-link-group">
          <Action id="desk-public" icon="eye" word="看公开页" onTap={() => openPage('main/activity', { id })} />
          {canCancel ? <Action id="desk-cancel" icon="close" word="取消活动" onTap={() => setIsAsking(true)} /> : null}
        </View>
      </View>
      <Series activity={activity} />
      {cancel.data?.ok ? (
        <Notice tone="ok" icon="check">
          {cancel.data.notified > 0 ? `已取消，已通知报名的 ${cancel.data.notified} 人。` : '已取消。没有人报名，不用通知。'}
        </Notice>
      ) : null}
      <CancelSheet activity={activity} cancel={cancel} isOpen={isAsking} onClose={() => setIsAsking(false)} />
    </View>
  )
}

/** Links for the day: check-in while a phone may have the attendance list; after the end review and outcome come first. */
const OnTheDay = ({ id, isOver, endsAt }: { id: string; isOver: boolean; endsAt: number }) => (
  <>
    <View className="stack">
      {isOver ? (
        <>
          <Button id="desk-review" icon="check" onTap={() => openPage('day/review', { id })}>
            考勤核对
          </Button>
          <Button id="desk-outcome" kind="quiet" icon="edit" onTap={() => openPage('day/outcome', { id })}>
            活动小结
          </Button>
        </>
      ) : null}
      {mayHaveList(endsAt, useNow()) ? (
        <Button id="desk-on-site" kind={isOver ? 'quiet' : 'primary'} icon="check" onTap={() => openPage('day/on-site', { id })}>
          现场签到
        </Button>
      ) : null}
    </View>
    <Tap id="desk-phones" className="desk-activity-phones" onTap={() => openPage('day/phones', { id })}>
      名单在哪些手机上
    </Tap>
  </>
)

/** Link to the activity's series, or to making a series from it. */
const Series = ({ activity: { id, series } }: { activity: DeskActivity }) =>
  series ? (
    <Tap id="desk-series-link" className="desk-activity-phones" onTap={() => openPage('series/series', { id })}>
      系列「{series.name}」的全部场次
    </Tap>
  ) : (
    <Tap id="desk-series" className="desk-activity-phones" onTap={() => openPage('series/new-series', { id })}>
      照着再办很多场：每月、每周、赶集日
    </Tap>
  )

const Action = ({ id, icon, word, onTap }: { id: string; icon: IconName; word: string; onTap: () => void }) => (
  <View className="desk-activity-link-cell">
    <Tap id={id} className="desk-activity-link" onTap={onTap}>
      <View className="desk-activity-link-face">
        <Icon name={icon} className="desk-activity-link-icon" />
        <View>{word}</View>
      </View>
    </Tap>
  </View>
)

/** Publication of a draft. Refusals are shown with a link to the form. */
function Publish({ activity: { id, plan, isReviewed, returnReason } }: { activity: DeskActivity }) {
  const publish = usePublishActivity()
  const warnings = usePlanWarnings()
  const send = () => {
    warnings.reset()
    publish.mutate({ activityId: id })
  }
  // If the warnings cannot be fetched, the activity is published without them, and the publication reports any fault.
  const look = () => warnings.mutate({ activityId: id, plan }, { onSuccess: (found) => found.length === 0 && send(), onError: send })
  return (
    <>
      {returnReason ? (
        <Notice tone="warn" icon="undo">
          管理员退回了：{returnReason}
        </Notice>
      ) : null}
      <AnyRefusal of={publish.data} />
      <FaultNotice of={publish.error} />
      <Button
        id="desk-publish-draft"
        onTap={look}
        isPending={warnings.isPending || publish.isPending}
        pendingText={isReviewed ? '正在提交…' : '正在发布…'}
      >
        {isReviewed ? '提交审核' : '发布'}
      </Button>
      {warnings.data?.length ? <WarningsSheet warnings={warnings.data} onAgree={send} onClose={() => warnings.reset()} /> : null}
      <View className="small desk-activity-publish-hint">
        {isReviewed ? '管理员看过以后发布，村民和志愿者才能看到。' : '发布后，村民和志愿者马上就能看到。'}
      </View>
    </>
  )
}
