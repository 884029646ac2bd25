/** 我的队伍: a team for its leader (`?id=`), with its state, members, invitation and possible changes. */
import { View } from '@tarojs/components'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { useNow } from '../../../client/phone/clock'
import { openPage, pathOf } from '../../../client/phone/navigation'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import { useTeam } from '../teams'
import type { TeamView } from '../../../contract/teams'
import { isLive } from '../../../domain/sign-ups/sign-up'
import { Button } from '../../../components/button'
import { categoryTone } from '../../../components/category'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { Loading } from '../../../components/loading'
import { Visit, VisitTeam } from '../visit'
import type { TeamChange } from './team-change'
import { Invite } from './invite'
import { Part } from './part'
import { Sheets } from './sheets'
import { JustSent, TeamStanding } from './standing'
import { WithdrawTeam } from './withdraw-team'
import './index.css'

export default function TeamPage() {
  const { id = '', is = '' } = useRouter().params
  const query = useTeam(id)
  useRefreshOnShow()
  useRefreshOnPull()
  const team = query.data
  useShareAppMessage(() => (team ? { title: sharedTitle(team), path: sharedPath(team) } : {}))
  return (
    <Page title={team?.isLeader === false ? '队伍' : '我的队伍'} className={`team ${categoryTone(team?.activity.categories ?? [])}`}>
      <OfflineBar queries={[query]} />
      {team ? (
        <Team team={team} is={is} />
      ) : (
        <Loading queries={[query]} isBroken={id === ''} shape="detail" wayBack={{ label: '看我的报名', go: () => openPage('main/me') }} />
      )}
    </Page>
  )
}

const invitationTitle = ({ leader, organisation, activity }: TeamView): string =>
  `${leader}请您加入${organisation.name}的队伍：${activity.title}`

const isInviting = ({ invitationKey, status }: TeamView): boolean => invitationKey !== null && isLive(status)

/** Title of the shared link: the invitation, or the activity if the invitation is closed. */
const sharedTitle = (team: TeamView): string => (isInviting(team) ? invitationTitle(team) : team.activity.title)
const sharedPath = (team: TeamView): string =>
  isInviting(team)
    ? pathOf('team/join', { team: team.id, key: team.invitationKey ?? '' })
    : pathOf('main/activity', { id: team.activity.id })

function Team({ team, is }: { team: TeamView; is: string }) {
  const now = useNow()
  const [change, setChange] = useState<TeamChange>()
  const { activity, organisation, leader, isLeader } = team
  const mayChange = isLeader && isLive(team.status) && now < activity.startsAt
  return (
    <>
      <JustSent team={team} is={is} />
      <Visit activity={activity} now={now}>
        <VisitTeam words={`${organisation.name} · ${leader}带队 · ${team.seats} 人`} />
      </Visit>
      <View className="stack">
        <TeamStanding team={team} now={now} />
        {mayChange && team.invitationKey ? <Invite team={team} title={invitationTitle(team)} path={sharedPath(team)} now={now} /> : null}
        {team.parts.map((part) => (
          <Part key={part.positionId} team={team} part={part} mayChange={mayChange} onAsk={setChange} now={now} />
        ))}
        {isLeader || !isLive(team.status) ? null : <View className="small team-note">名单由带队人{leader}来改。</View>}
        <Button kind="quiet" onTap={() => openPage('main/activity', { id: activity.id })}>
          看活动详情
        </Button>
        {mayChange ? <WithdrawTeam team={team} now={now} /> : null}
      </View>
      {change ? <Sheets team={team} change={change} onClose={() => setChange(undefined)} now={now} /> : null}
    </>
  )
}
