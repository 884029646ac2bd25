import { View } from '@tarojs/components'
import { seatsOf } from '../team-form'
import type { TeamWriting } from './writing'
import type { ActivityDetail } from '../../../contract/activities/activities'
import { SMALLEST_TEAM } from '../../../domain/teams'
import { Button } from '../../../components/button'
import { AnyRefusal } from '../../../components/any-refusal'
import { NoRoomNotice } from '../../../components/no-room-notice'
import { FaultNotice } from '../../../components/notice'
import type { OwnOrganisation } from '../../../components/seat-words'
import { type Outcome, outcomeOf } from './outcome'
import type { Submission } from './use-submission'

interface BottomBarProps {
  writing: TeamWriting
  submission: Submission
  activity: ActivityDetail
  comesFor: readonly OwnOrganisation[]
  now: number
}

/** The submit button, and reasons why a submission would fail or has failed. */
export function BottomBar({ writing: { form, isOnPhone, send }, submission, activity, comesFor, now }: BottomBarProps) {
  const { problems, wrong, isHopeless, submit } = submission
  const seats = seatsOf(form)
  const whole = problems.find(({ row }) => row === undefined)
  const atSeats = problems.filter(({ row }) => row !== undefined).length
  return (
    <View id="team-bottom">
      <NoRoomNotice isOnPhone={isOnPhone} what="名单" wayOut="提交" />
      <AnyRefusal of={whole && { ok: false, ...whole }} />
      {send.data?.ok === false && send.data.reason === 'team-gone' ? (
        <View className="small new-team-safe">想另报一支队伍，请再点一次。</View>
      ) : null}
      {atSeats > 0 ? (
        <View id="team-problems" className="small new-team-wrong" role="alert">
          有 {atSeats} 个名字要改，请看上面红字。
        </View>
      ) : null}
      <FaultNotice of={send.error} />
      {send.error ? <View className="small new-team-safe">写的名单都在手机上，不会丢。</View> : null}
      <Button
        id="submit-team"
        onTap={submit}
        isPending={send.isPending}
        pendingText="正在报名…"
        isDisabled={isHopeless || seats < SMALLEST_TEAM}
        reason={isHopeless ? undefined : `请先选人数，一支队伍至少 ${SMALLEST_TEAM} 人`}
      >
        {LABELS[outcomeOf(form, activity, { problems: wrong, comesFor }, now)](seats)}
      </Button>
    </View>
  )
}

const LABELS: Record<Outcome, (seats: number) => string> = {
  seated: (seats) => `${seats} 人一起报名`,
  waits: (seats) => `${seats} 人一起候补`,
  never: () => '全队报名',
}
