import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '../../client/clock'
import { openTeamPage } from '../../client/navigation'
import { useOwnTeams } from '../../client/sign-ups'
import type { TeamCard } from '../../contract/teams'
import { momentInWords } from '../../domain/calendar'
import { isLive } from '../../domain/sign-up'
import { Button } from '../../components/button'
import { categoryTone } from '../../components/category'
import { DateBlock } from '../../components/date-block'
import { Section } from '../../components/section'
import { SignUpTag } from '../../components/sign-up-tag'
import { Tap } from '../../components/tap'
import { waitingWords } from '../../components/waiting-words'

/** The teams that this person leads; nothing for those who lead none. */
export function OwnTeams() {
  const teams = useOwnTeams(true).data ?? []
  const now = useNow()
  const [showsAll, setShowsAll] = useState(false)
  if (teams.length === 0) return null
  const coming = teams.filter((team) => isLive(team.status) && now < team.activity.endsAt)
  // The latest visit comes first in the answer; of what is to come the soonest matters.
  const soonest = [...coming].reverse()
  const shown = showsAll ? [...soonest, ...teams.filter((team) => !coming.includes(team))] : soonest
  return (
    <View className="me-block">
      <Section title="我带的队伍" aside={coming.length > 0 ? `${coming.length} 支` : undefined}>
        {shown.map((team) => (
          <Row key={team.id} team={team} now={now} />
        ))}
        {teams.length > shown.length ? (
          <Button kind="quiet" isSmall onTap={() => setShowsAll(true)}>{`以前的 ${teams.length - shown.length} 支`}</Button>
        ) : null}
      </Section>
    </View>
  )
}

function Row({ team, now }: { team: TeamCard; now: number }) {
  const { activity, open } = team
  return (
    <Tap
      id={`team-${team.id}`}
      className={`me-row ruled ${categoryTone(activity.categories)}`}
      role="link"
      onTap={() => openTeamPage('team', { id: team.id })}
    >
      <View className="me-row-columns">
        <View className="me-row-day">
          <DateBlock at={activity.startsAt} />
        </View>
        <View className="me-row-words">
          <View className="strong">{activity.title}</View>
          <View className="small">{momentInWords(activity.startsAt, now)}</View>
          <View className="small">{`${team.organisation} · ${team.seats} 人${open > 0 ? `，${open} 个位子还没有名字` : ''}`}</View>
          <SignUpTag status={team.status} />
          {team.waiting ? <View className="small">{waitingWords(team.waiting)}</View> : null}
        </View>
      </View>
    </Tap>
  )
}
