import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '../../../client/phone/clock'
import type { ShownQuery } from '../../../client/wire/freshness'
import { openPage, replacePage } from '../../../client/phone/navigation'
import { useOwnSignUps } from '../../../client/sign-ups'
import { useJoinTeam } from '../teams'
import type { RefusalCode } from '../../../contract/codes'
import type { SessionView } from '../../../contract/people/profile'
import type { InvitationView } from '../../../contract/teams'
import { ownSignUpsOf } from '../../../domain/sign-ups/own-visits'
import { Button } from '../../../components/button'
import { categoryTone } from '../../../components/category'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice, Notice } from '../../../components/notice'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { Visit, VisitTeam } from '../visit'
import { knownObstacle } from './obstacle'
import { OpenSeats } from './open-seats'

interface InvitationProps {
  title: string
  invitation: InvitationView
  invitationKey: string
  session: SessionView
  queries: readonly ShownQuery[]
}

/** Refusals that hold for every caller. */
const OVER: readonly RefusalCode[] = ['activity-cancelled', 'team-gone', 'already-begun']

/** The invitation: a named member confirms their own seat, others choose an open one. */
export function Invitation({ title, invitation, invitationKey, session, queries }: InvitationProps) {
  const { teamId, activity, organisation, leader, named, ownSignUpId, parts } = invitation
  const now = useNow()
  const [chosen, setChosen] = useState<string>()
  const open = parts.filter((part) => part.open > 0)
  const positionId = named ? null : (open.find((part) => part.positionId === chosen) ?? open[0])?.positionId
  const join = useJoinTeam(teamId, invitationKey)
  const own = ownSignUpsOf(useOwnSignUps(session.profile !== null).data ?? [])
  const obstacle = ownSignUpId === null ? knownObstacle(invitation, positionId ?? null, session.profile, own, now) : undefined
  const isOver = obstacle !== undefined && OVER.includes(obstacle.reason)
  const refused = join.data?.ok === false ? join.data : undefined
  const send = () =>
    join.mutate(
      { positionId: positionId ?? null },
      { onSuccess: (answer) => answer.ok && replacePage('main/ticket', { id: answer.signUpId, is: 'new' }) },
    )
  return (
    <Page
      title={title}
      className={categoryTone(activity.categories)}
      bottom={
        ownSignUpId ? (
          <Button icon="ticket" onTap={() => replacePage('main/ticket', { id: ownSignUpId })}>
            您已在队里，看我的报名
          </Button>
        ) : (
          <>
            <AnyRefusal of={obstacle ?? refused} />
            <FaultNotice of={join.error} />
            {isOver ? null : (
              <Button id="join-team" onTap={send} isPending={join.isPending} pendingText="正在加入…" isDisabled={obstacle !== undefined}>
                {named ? '是我，确认参加' : '加入队伍'}
              </Button>
            )}
          </>
        )
      }
    >
      <OfflineBar queries={queries} />
      <View className="join-who">{isOver ? `${leader}带的${organisation.name}队伍` : `${leader}请您加入${organisation.name}的队伍`}</View>
      <Visit activity={activity} now={now}>
        <VisitTeam words={`${organisation.name} · ${leader}带队`} />
      </Visit>
      <TeamState invitation={invitation} />
      {ownSignUpId === null ? (
        <OpenSeats
          invitation={invitation}
          chosen={positionId ?? ''}
          isSending={join.isPending}
          onChoose={(id) => {
            join.reset()
            setChosen(id)
          }}
          now={now}
        />
      ) : null}
      <View className="join-more">
        <Button kind="quiet" onTap={() => openPage('main/activity', { id: activity.id })}>
          看活动详情
        </Button>
      </View>
    </Page>
  )
}

/** The team's state: confirmed or waitlisted. */
const TeamState = ({ invitation: { status } }: { invitation: InvitationView }) =>
  status === 'confirmed' ? (
    <Notice tone="ok" icon="check">
      这支队伍的位子已经留好了，加入后就算确认。
    </Notice>
  ) : status === 'waitlisted' ? (
    <Notice tone="warn" icon="clock">
      这支队伍还在候补。加入后和全队一起等，补上了会告诉您。
    </Notice>
  ) : null
