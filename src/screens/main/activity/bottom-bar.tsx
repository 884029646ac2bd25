import { View } from '@tarojs/components'
import { openPage } from '../../../client/phone/navigation'
import type { ActivityDetail } from '../../../contract/activities/activities'
import type { ProfileView } from '../../../contract/people/profile'
import type { TeamCard } from '../../../contract/teams'
import { PLAUSIBLE_MARGIN, phaseOf } from '../../../domain/activities/activity'
import { Button } from '../../../components/button'
import type { IconName } from '../../../components/icon'
import { ShareButton } from '../../../components/share-button'
import { nextStep } from './next-step'
import { shareTitle } from './share-title'
import './bottom-bar.css'

interface BottomBarProps {
  activity: ActivityDetail
  profile: ProfileView
  /** Team that the user leads at this activity. */
  team: TeamCard | undefined
  now: number
}

/** For volunteers: share button, and the next step or the reason why there is none. */
export function BottomBar({ activity, profile, team, now }: BottomBarProps) {
  const organisations = profile.organisations
  const step = nextStep(activity, organisations, now)
  const phase = phaseOf(activity, now)
  // Check-in is offered in the same hours as on the ticket, since walk-ins come early and leave late, too.
  const isNear = activity.status === 'published' && now >= activity.startsAt - PLAUSIBLE_MARGIN && now <= activity.endsAt + PLAUSIBLE_MARGIN
  const mayLead = organisations.length > 0 && activity.positions.length > 0 && phase === 'open'
  return (
    <View className="bottom-bar">
      <View className="bottom-bar-share">
        <ShareButton title={shareTitle(activity, now)} />
      </View>
      <View className="bottom-bar-main">
        {team ? (
          <Way isQuiet label="我的队伍" go={() => openPage('team/team', { id: team.id })} />
        ) : mayLead ? (
          <Way isQuiet label="以队伍报名" go={() => openPage('team/new-team', { id: activity.id })} />
        ) : null}
        {isNear ? <Way isQuiet label="现场签到" go={() => openPage('volunteer/check-in', { id: activity.id })} /> : null}
        {step.kind === 'ticket' ? (
          <Way label={step.label} icon={team ? undefined : 'ticket'} go={() => openPage('main/ticket', { id: step.signUpId })} />
        ) : null}
        {step.kind === 'sign-up' ? <Way label={step.label} go={() => openPage('main/sign-up', { id: activity.id })} /> : null}
        {step.kind === 'nothing' ? <View className="bottom-bar-why">{step.why}</View> : null}
      </View>
    </View>
  )
}

interface WayProps {
  label: string
  icon?: IconName | undefined
  isQuiet?: boolean
  go: () => void
}

const Way = ({ label, icon, isQuiet, go }: WayProps) => (
  <View className="bottom-bar-button">
    <Button kind={isQuiet ? 'quiet' : 'primary'} icon={icon} onTap={go}>
      {label}
    </Button>
  </View>
)
