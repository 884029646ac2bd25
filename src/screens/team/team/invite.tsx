import { View } from '@tarojs/components'
import { openPage } from '../../../client/phone/navigation'
import type { TeamView } from '../../../contract/teams'
import { Button } from '../../../components/button'
import { Section } from '../../../components/section'
import { ShareButton } from '../../../components/share-button'
import { namesDeadlineWords } from './standing'

interface InviteProps {
  team: TeamView
  title: string
  /** Path of the invitation. */
  path: string
  now: number
}

/** The invitation for a group chat. Named members confirm their seats, and others take unnamed seats. */
export function Invite({ team, title, path, now }: InviteProps) {
  const open = team.parts.reduce((sum, part) => sum + part.open, 0)
  const unknown = team.parts.flatMap(({ members }) => members.filter(({ hasAccount }) => !hasAccount))
  // For an unverified leader the server matches no names to accounts, not even the leader's own name.
  const isOwnSeatUnconfirmed = unknown.some(({ name }) => name === team.leader)
  if (open === 0 && unknown.length === 0) return null
  return (
    <Section title="邀请队员" aside={open > 0 ? `还有 ${open} 个空位` : undefined}>
      {open > 0 ? (
        <View id="names-deadline" className="team-invite-line">
          {namesDeadlineWords(team, open, now)}
        </View>
      ) : null}
      <View className="small team-invite-line">
        {`把邀请发到群里：写了名字的人点开确认，签到码就到手机上${open > 0 ? `；没写名字的${team.organisation.name}成员可以选空位` : ''}。`}
      </View>
      <View className="stack">
        <ShareButton id="share-invitation" title={title} path={path} label="发邀请" />
        {isOwnSeatUnconfirmed && team.invitationKey ? (
          <Button
            id="confirm-own-seat"
            kind="quiet"
            icon="user"
            onTap={() => openPage('team/join', { team: team.id, key: team.invitationKey ?? '' })}
          >
            {`${team.leader}是我，确认参加`}
          </Button>
        ) : null}
      </View>
    </Section>
  )
}
