import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '../../../client/phone/clock'
import { openPage } from '../../../client/phone/navigation'
import { useOwnSignUps } from '../../../client/sign-ups'
import type { OwnSignUpView } from '../../../contract/sign-ups'
import { againWords } from '../../../domain/sign-ups/again-words'
import { isLive } from '../../../domain/sign-ups/sign-up'
import { Button } from '../../../components/button'
import { FaultNotice } from '../../../components/notice'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { VisitRow } from './visit-row'

/** Number of past sign-ups shown until all are requested. */
const FEW = 3

/** The user's sign-ups, coming ones first. */
export function OwnSignUps() {
  const query = useOwnSignUps()
  const now = useNow()
  const [showsAll, setShowsAll] = useState(false)
  if (query.isPending)
    return (
      <View className="me-block">
        <Skeleton shape="rows" />
      </View>
    )
  const all = query.data ?? []
  const coming = all.filter((signUp) => isLive(signUp.status) && now < signUp.activity.endsAt)
  const past = all.filter((signUp) => !coming.includes(signUp))
  const shown = showsAll ? past : past.slice(0, FEW)
  return (
    <>
      <View className="me-block">
        <Section title="我的报名" aside={coming.length > 0 ? `${coming.length} 场待参加` : undefined}>
          {query.data ? null : <FaultNotice of={query.error} onRetry={() => void query.refetch()} />}
          {coming.map((signUp) => (
            <Row key={signUp.id} signUp={signUp} now={now} />
          ))}
          {query.data && coming.length === 0 ? (
            <View>
              <View className="small me-none-text">还没有要参加的活动。</View>
              <Button kind="quiet" isSmall onTap={() => openPage('main/activities')}>
                去看看活动
              </Button>
            </View>
          ) : null}
        </Section>
      </View>
      {past.length > 0 ? (
        <View className="me-block">
          <Section title="以前的">
            {shown.map((signUp) => (
              <Row key={signUp.id} signUp={signUp} now={now} />
            ))}
            {past.length > shown.length ? (
              <Button kind="quiet" isSmall onTap={() => setShowsAll(true)}>{`全部 ${past.length} 场`}</Button>
            ) : (
              <View className="small">这里只列最近一年的，更早参加过的在“我的服务记录”里。</View>
            )}
          </Section>
        </View>
      ) : null}
    </>
  )
}

const Row = ({ signUp, now }: { signUp: OwnSignUpView; now: number }) => (
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
