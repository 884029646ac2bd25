import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '../../../client/phone/clock'
import { openPage } from '../../../client/phone/navigation'
import { useOwnTeams } from '../../../client/sign-ups'
import type { TeamCard } from '../../../contract/teams'
import { groupOwnVisits } from '../../../domain/sign-ups/own-visits'
import { Button } from '../../../components/button'
import { Section } from '../../../components/section'
import { VisitRow } from './visit-row'

/** Teams that the user leads: those ahead, then on request those that are over or given up. Nothing without a team. */
export function OwnTeams() {
  const teams = useOwnTeams(true).data ?? []
  const now = useNow()
  const [showsAll, setShowsAll] = useState(false)
  if (teams.length === 0) return null
  const { running, coming, dropped, past } = groupOwnVisits(teams, now)
  const ahead = [...running, ...coming]
  const rest = [...dropped, ...past]
  const row = (team: TeamCard) => <Row key={team.id} team={team} now={now} />
  return (
    <View className="me-block">
      <Section title="我带的队伍" aside={ahead.length > 0 ? `${ahead.length} 支` : undefined}>
        {ahead.map(row)}
        {showsAll ? rest.map(row) : null}
        {rest.length > 0 && !showsAll ? (
          <Button kind="quiet" isSmall onTap={() => setShowsAll(true)}>{`以前的和已退出的 ${rest.length} 支`}</Button>
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
