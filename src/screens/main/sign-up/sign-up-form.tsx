import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '../../../client/phone/clock'
import type { ShownQuery } from '../../../client/wire/freshness'
import { replacePage } from '../../../client/phone/navigation'
import { useOwnSignUps, useSignUp } from '../../../client/sign-ups'
import type { ActivityDetail } from '../../../contract/activities/activities'
import type { SessionView } from '../../../contract/people/profile'
import { spanInWords } from '../../../domain/calendar/calendar'
import { ownSignUpsOf } from '../../../domain/sign-ups/own-visits'
import { Button } from '../../../components/button'
import { categoryTone } from '../../../components/category'
import { ChangedNotice, seenVersionOf } from '../../../components/changed-notice'
import { Heading } from '../../../components/heading'
import { FaultNotice, Refusal } from '../../../components/notice'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { WhoAreYou } from '../../../components/who-are-you'
import { OrganisationChoice, PositionChoice } from './choices'
import { firstFree, firstOrganisation, isWaiting, knownObstacle } from './obstacles'

interface SignUpFormProps {
  activity: ActivityDetail
  session: SessionView
  queries: readonly ShownQuery[]
}

/** Sign-up form: a position, an organisation, and one button. Refusals known in advance are shown before sending. */
export function SignUpForm({ activity, session, queries }: SignUpFormProps) {
  const now = useNow()
  const [seen] = useState(() => seenVersionOf(activity))
  const [organisationId, setOrganisationId] = useState(() => firstOrganisation(activity, session.profile, now))
  const [positionId, setPositionId] = useState(() => firstFree(activity, session.profile, organisationId, now))
  const signUp = useSignUp()
  const others = useOwnSignUps(session.profile !== null).data ?? []
  const obstacle = knownObstacle(activity, session.profile, positionId, ownSignUpsOf(others), now)
  const refused = signUp.data?.ok === false ? signUp.data : undefined
  const send = () =>
    signUp.mutate(
      { activityId: activity.id, positionId, organisationId: organisationId || null, version: activity.version },
      { onSuccess: (answer) => answer.ok && replacePage('main/ticket', { id: answer.signUpId, is: 'new' }) },
    )
  /** Drops the answer to an earlier choice. */
  const choosing = (choose: (id: string) => void) => (id: string) => {
    signUp.reset()
    choose(id)
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
              {isWaiting(activity, session.profile, { positionId, organisationId }, now) ? '报名候补' : '确认报名'}
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
      <ChangedNotice seen={seen} activity={activity} now={now} />
      <WhoAreYou session={session} />
      <PositionChoice
        activity={activity}
        profile={session.profile}
        organisationId={organisationId}
        chosen={positionId}
        onChoose={choosing(setPositionId)}
        now={now}
      />
      <OrganisationChoice profile={session.profile} chosen={organisationId} onChoose={choosing(setOrganisationId)} />
      {session.profile && session.profile.organisations.length > 0 ? <AsTeam activityId={activity.id} /> : null}
    </Page>
  )
}

/** Link to the sign-up of a team, since this form is for one person. */
const AsTeam = ({ activityId }: { activityId: string }) => (
  <View className="sign-up-block">
    <Heading level={2} className="sign-up-title">
      几个人一起来？
    </Heading>
    <Button id="as-team" kind="quiet" icon="people" onTap={() => replacePage('team/new-team', { id: activityId })}>
      以队伍报名
    </Button>
  </View>
)
