import { View } from '@tarojs/components'
import { openPage, openTeamPage, openVolunteerPage } from '../../client/navigation'
import type { ActivityDetail } from '../../contract/activities'
import type { ProfileView } from '../../contract/profile'
import type { TeamCard } from '../../contract/teams'
import { phaseOf } from '../../domain/activity'
import { Button } from '../../components/button'
import { ShareButton } from '../../components/share-button'
import { nextStep } from './next-step'

interface BottomBarProps {
  activity: ActivityDetail
  profile: ProfileView | null
  /** That this person leads here. */
  team: TeamCard | undefined
  now: number
}

/** Sharing, and the one or two things to do; or why there is nothing to do. */
export function BottomBar({ activity, profile, team, now }: BottomBarProps) {
  const organisationIds = profile?.organisations.map(({ id }) => id) ?? []
  const step = nextStep(activity, organisationIds, now)
  const phase = phaseOf(activity, now)
  const mayLead = organisationIds.length > 0 && activity.positions.length > 0 && phase === 'open'
  return (
    <View className="bottom-bar">
      <View className="bottom-bar-share">
        <ShareButton title={activity.title} />
      </View>
      <View className="bottom-bar-main">
        {team ? (
          <View className="bottom-bar-button">
            <Button kind="quiet" onTap={() => openTeamPage('team', { id: team.id })}>
              我的队伍
            </Button>
          </View>
        ) : mayLead ? (
          <View className="bottom-bar-button">
            <Button kind="quiet" onTap={() => openTeamPage('new', { id: activity.id })}>
              以队伍报名
            </Button>
          </View>
        ) : null}
        {profile && phase === 'running' ? (
          <View className="bottom-bar-button">
            <Button kind="quiet" onTap={() => openVolunteerPage('check-in', { id: activity.id })}>
              现场签到
            </Button>
          </View>
        ) : null}
        {step.kind === 'ticket' ? (
          <View className="bottom-bar-button">
            <Button icon={team ? undefined : 'ticket'} onTap={() => openPage('ticket', { id: step.signUpId })}>
              {step.label}
            </Button>
          </View>
        ) : null}
        {step.kind === 'sign-up' ? (
          <View className="bottom-bar-button">
            <Button onTap={() => openPage('sign-up', { id: activity.id })}>{step.label}</Button>
          </View>
        ) : null}
        {step.kind === 'nothing' ? <View className="bottom-bar-why">{step.why}</View> : null}
      </View>
    </View>
  )
}
