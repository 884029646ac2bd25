import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '../../client/clock'
import { openPage } from '../../client/navigation'
import { useOwnSignUps } from '../../client/sign-ups'
import type { OwnSignUpView } from '../../contract/sign-ups'
import { isLive } from '../../domain/sign-up'
import { momentInWords } from '../../domain/calendar'
import { Button } from '../../components/button'
import { categoryTone } from '../../components/category'
import { DateBlock } from '../../components/date-block'
import { FaultNotice } from '../../components/notice'
import { Section } from '../../components/section'
import { SignUpTag } from '../../components/sign-up-tag'
import { Skeleton } from '../../components/skeleton'
import { Tap } from '../../components/tap'
import { waitingWords } from '../../components/waiting-words'

/** Past ones shown before somebody asks for all. */
const FEW = 3

/** What is coming first, then what was. */
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
            <View className="me-none">
              <View className="small me-none-text">还没有要参加的活动。</View>
              <Button kind="quiet" isSmall onTap={() => openPage('activities')}>
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
            ) : null}
          </Section>
        </View>
      ) : null}
    </>
  )
}

function Row({ signUp, now }: { signUp: OwnSignUpView; now: number }) {
  const { activity } = signUp
  return (
    <Tap className={`me-row ruled ${categoryTone(activity.categories)}`} role="link" onTap={() => openPage('ticket', { id: signUp.id })}>
      <View className="me-row-columns">
        <View className="me-row-day">
          <DateBlock at={activity.startsAt} />
        </View>
        <View className="me-row-words">
          <View className="strong">{activity.title}</View>
          <View className="small">{momentInWords(activity.startsAt, now)}</View>
          <View className="small">
            {signUp.position} · {activity.place}
          </View>
          <SignUpTag status={signUp.status} />
          {signUp.waiting ? <View className="small">{waitingWords(signUp.waiting)}</View> : null}
          {signUp.team ? (
            <View className="small">{`和${signUp.team.isLeader ? '我带的队伍' : `${signUp.team.leader}带的队伍`}一起`}</View>
          ) : null}
          {signUp.clashes ? <View className="small me-clash">时间和另一场冲突，请退出其中一场</View> : null}
        </View>
      </View>
    </Tap>
  )
}
