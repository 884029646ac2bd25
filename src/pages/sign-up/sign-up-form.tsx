import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '../../client/clock'
import type { Shown } from '../../client/freshness'
import { replacePage } from '../../client/navigation'
import { useSignUp } from '../../client/sign-ups'
import type { ActivityDetail } from '../../contract/activities'
import type { SessionView } from '../../contract/profile'
import { spanInWords } from '../../domain/calendar'
import { Button } from '../../components/button'
import { categoryTone } from '../../components/category'
import { Heading } from '../../components/heading'
import { FaultNotice, Refusal } from '../../components/notice'
import { OfflineBar } from '../../components/offline-bar'
import { Page } from '../../components/page'
import { OrganisationChoice, PositionChoice } from './choices'
import { firstFree, knownObstacle } from './obstacles'
import { WhoAreYou } from './who-are-you'

interface SignUpFormProps {
  activity: ActivityDetail
  session: SessionView
  queries: readonly Shown[]
}

/** One position, one organisation, one button. The server decides; what is known beforehand is said beforehand. */
export function SignUpForm({ activity, session, queries }: SignUpFormProps) {
  const now = useNow()
  const [positionId, setPositionId] = useState(() => firstFree(activity, session.profile))
  const [organisationId, setOrganisationId] = useState(() => session.profile?.organisations[0]?.id ?? '')
  const signUp = useSignUp()
  const obstacle = knownObstacle(activity, session.profile, positionId, now)
  const refused = signUp.data?.ok === false ? signUp.data : undefined
  const send = () =>
    signUp.mutate(
      { activityId: activity.id, positionId, organisationId: organisationId || null },
      { onSuccess: (answer) => answer.ok && replacePage('ticket', { id: answer.signUpId, is: 'new' }) },
    )
  const choose = (id: string) => {
    signUp.reset()
    setPositionId(id)
  }
  return (
    <Page
      title="志愿者报名"
      className={categoryTone(activity.categories)}
      bottom={
        session.isSignedIn ? (
          <>
            <Refusal of={obstacle ?? refused} />
            <FaultNotice of={signUp.error} />
            <Button onTap={send} isPending={signUp.isPending} pendingText="正在报名…" isDisabled={obstacle !== undefined}>
              {isWaiting(activity, positionId) ? '报名候补' : '确认报名'}
            </Button>
          </>
        ) : null
      }
    >
      <OfflineBar queries={queries} />
      <View className="sign-up-head">
        <Heading level={1}>{activity.title}</Heading>
        <View className="small">{spanInWords(activity.startsAt, activity.endsAt, now)}</View>
        <View className="small">{activity.place}</View>
      </View>
      <WhoAreYou session={session} />
      <PositionChoice activity={activity} profile={session.profile} chosen={positionId} onChoose={choose} />
      <OrganisationChoice profile={session.profile} chosen={organisationId} onChoose={setOrganisationId} />
    </Page>
  )
}

const isWaiting = (activity: ActivityDetail, positionId: string): boolean => {
  const position = activity.positions.find(({ id }) => id === positionId)
  return position !== undefined && position.confirmed >= position.capacity
}
