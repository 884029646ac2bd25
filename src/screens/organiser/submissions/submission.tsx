import { View } from '@tarojs/components'
import { useState } from 'react'
import { openPage } from '../../../client/phone/navigation'
import { usePlanWarnings } from '../publish/planning'
import { useApprove, useGiveBack } from '../submissions'
import type { SubmissionView } from '../../../contract/activities/submissions'
import { clock, dayInWords, momentInWords } from '../../../domain/calendar/calendar'
import { Button } from '../../../components/button'
import { categoryTone } from '../../../components/category'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice } from '../../../components/notice'
import { Tap } from '../../../components/tap'
import { CardFace } from '../card-face'
import { WarningsSheet } from '../warnings-sheet'
import { GiveBackSheet } from './give-back-sheet'

interface SubmissionProps {
  /** One visit, or several visits of a series. */
  visits: readonly SubmissionView[]
  now: number
  /** Called with the decision in words. */
  onDone: (words: string) => void
}

/** A submitted activity as the public would see it, and buttons for the administrator's decision. */
export function Submission({ visits, now, onDone }: SubmissionProps) {
  const approve = useApprove()
  const giveBack = useGiveBack()
  const warnings = usePlanWarnings()
  const [isGivingBack, setIsGivingBack] = useState(false)
  const [first] = visits
  if (!first) return null
  const activities = visits.map(({ id, version }) => ({ activityId: id, version }))
  const send = () => {
    warnings.reset()
    approve.mutate(
      { activities },
      { onSuccess: (answer) => answer.ok && onDone(`「${first.title}」已发布${visits.length > 1 ? ` ${visits.length} 场` : ''}。`) },
    )
  }
  const sendBack = (reason: string) =>
    giveBack.mutate(
      { activities, reason },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          setIsGivingBack(false)
          onDone(`「${first.title}」已退回。`)
        },
      },
    )
  // Only a single visit is checked for warnings, since visits of a series were checked when the series was made.
  const look = () =>
    visits.length > 1
      ? send()
      : warnings.mutate({ activityId: first.id, plan: first.plan }, { onSuccess: (found) => found.length === 0 && send(), onError: send })
  return (
    <View id={`submission-${first.id}`} className={`card submissions-card ${categoryTone(first.categories)}`}>
      <CardFace
        title={first.title}
        line={`${clock(first.startsAt)}–${clock(first.endsAt)} · ${first.town ? `${first.town.name} ` : ''}${first.place}`}
        startsAt={first.startsAt}
        categories={first.categories}
        hosts={first.lead}
      />
      <Contents visits={visits} now={now} />
      <Tap id={`look-${first.id}`} className="submissions-look" role="link" onTap={() => openPage('main/activity', { id: first.id })}>
        看公开页会是什么样
      </Tap>
      <AnyRefusal of={approve.data} />
      <FaultNotice of={approve.error} />
      <View className="submissions-buttons">
        <View className="submissions-button">
          <Button id={`give-back-${first.id}`} kind="quiet" isDisabled={approve.isPending} onTap={() => setIsGivingBack(true)}>
            退回
          </Button>
        </View>
        <View className="submissions-button">
          <Button id={`approve-${first.id}`} isPending={warnings.isPending || approve.isPending} pendingText="正在发布…" onTap={look}>
            {visits.length > 1 ? `通过 ${visits.length} 场` : '通过并发布'}
          </Button>
        </View>
      </View>
      {warnings.data?.length ? <WarningsSheet warnings={warnings.data} onAgree={send} onClose={() => warnings.reset()} /> : null}
      {isGivingBack ? (
        <GiveBackSheet
          title={visits.length > 1 ? `退回这 ${visits.length} 场？` : '退回这场活动？'}
          text={`${first.submittedBy}会收到通知，改好以后可以再提交。`}
          giveBack={giveBack}
          onSend={sendBack}
          onClose={() => setIsGivingBack(false)}
        />
      ) : null}
    </View>
  )
}

function Contents({ visits: [first, ...others], now }: { visits: readonly SubmissionView[]; now: number }) {
  if (!first) return null
  const { summary, services, positions } = first.plan
  const days = [first, ...others].map(({ startsAt }) => dayInWords(startsAt, now))
  return (
    <View className="submissions-contents">
      {first.series ? (
        <View>
          系列「{first.series.name}」{others.length > 0 ? `，一共 ${days.length} 场：${days.join('、')}` : ''}
        </View>
      ) : null}
      {summary ? <View>{summary}</View> : null}
      <View>服务：{services.map(({ name }) => name).join('、') || '没有写'}</View>
      <View>岗位：{positions.map(({ name, capacity }) => `${name} ${capacity} 人`).join('、') || '不招志愿者'}</View>
      <View className="small">
        {first.submittedBy} 提交于 {momentInWords(first.submittedAt, now)}
      </View>
    </View>
  )
}
