import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '../../../client/phone/clock'
import { openPage } from '../../../client/phone/navigation'
import { useOwnTeams } from '../../../client/sign-ups'
import type { TeamCard } from '../../../contract/teams'
import { isLive } from '../../../domain/sign-ups/sign-up'
import { Button } from '../../../components/button'
import { Section } from '../../../components/section'
import { VisitRow } from './visit-row'

/** Teams that the user leads. Nothing without a team. */
export function OwnTeams() {
  const teams = useOwnTeams(true).data ?? []
  const now = useNow()
  const [showsAll, setShowsAll] = useState(false)
  if (teams.length === 0) return null
  const coming = teams.filter((team) => isLive(team.status) && now < team.activity.endsAt)
  // The answer begins with the latest visit, but coming visits are shown soonest first.
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
        ) : (
          <View className="small">这里只列最近一年的队伍。</View>
        )}
      </Section>
    </View>
  )
}

const Row = ({ team, now }: { team: TeamCard; now: number }) => (
  <VisitRow
    id={`team-${team.id}`}
    of={team}
    what={`${team.organisation} · ${team.seats} 人${team.open > 0 ? `，${team.open} 个位子还没有名字` : ''}`}
    now={now}
    onTap={() => openPage('team/team', { id: team.id })}
  />
)
