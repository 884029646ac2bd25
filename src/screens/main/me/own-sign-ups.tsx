import { View } from '@tarojs/components'
import { useNow } from '../../../client/phone/clock'
import { openPage } from '../../../client/phone/navigation'
import { useOwnSignUps } from '../../../client/sign-ups'
import type { OwnSignUpView } from '../../../contract/sign-ups'
import { againWords } from '../../../domain/sign-ups/again-words'
import { groupOwnVisits, onePerActivity } from '../../../domain/sign-ups/own-visits'
import { Button } from '../../../components/button'
import { FaultNotice } from '../../../components/notice'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { FoldedSection } from './folded-section'
import { RunningVisits } from './running-visits'
import { VisitRow } from './visit-row'

/** The user's visits: what goes on now, what is ahead, what was given up, and what is over. */
export function OwnSignUps() {
  const query = useOwnSignUps()
  const now = useNow()
  if (query.isPending)
    return (
      <View className="me-block">
        <Skeleton shape="rows" />
      </View>
    )
  const all = query.data ?? []
  const { running, coming, dropped, past } = groupOwnVisits(onePerActivity(all), now)
  const row = (signUp: OwnSignUpView) => <SignUpRow key={signUp.id} signUp={signUp} now={now} />
  return (
    <>
      <RunningVisits signUps={running} known={all} now={now} row={row} />
      <View className="me-block">
        <Section title="我的报名" aside={coming.length > 0 ? `${coming.length} 场待参加` : undefined}>
          {query.data ? null : <FaultNotice of={query.error} onRetry={() => void query.refetch()} />}
          {coming.map(row)}
          {query.data && coming.length === 0 ? <NothingAhead /> : null}
        </Section>
      </View>
      <FoldedSection title="已取消或已退出" rows={dropped.map(row)} />
      <FoldedSection title="以前的" rows={past.map(row)} note="这里只列最近一年的，更早参加过的在“我的服务记录”里。" />
    </>
  )
}

const NothingAhead = () => (
  <View>
    <View className="small me-none-text">还没有要参加的活动。</View>
    <Button kind="quiet" isSmall onTap={() => openPage('main/activities')}>
      去看看活动
    </Button>
  </View>
)

const SignUpRow = ({ signUp, now }: { signUp: OwnSignUpView; now: number }) => (
  <VisitRow
    of={signUp}
    what={`${signUp.position} · ${signUp.activity.place}`}
    now={now}
    onTap={() => openPage('main/ticket', { id: signUp.id })}
  >
    {signUp.team ? <View className="small">{`和${signUp.team.isLeader ? '我带的队伍' : `${signUp.team.leader}带的队伍`}一起`}</View> : null}
    {signUp.clashes ? <View className="small me-clash">时间和另一场冲突，请退出其中一场</View> : null}
    {signUp.doubts.length > 0 ? <View className="small me-clash">{signUp.doubts.map(againWords).join('；')}</View> : null}
  </VisitRow>
)
