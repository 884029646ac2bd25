import { View } from '@tarojs/components'
import { useState } from 'react'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { Tap } from '../../../components/tap'
import { type Person, type TeamToTick, teamsToTick } from './people'
import type { List } from './use-list'

/** Check-in of whole teams, after a confirmation that shows the names. */
export function Teams({ people, list }: { people: readonly Person[]; list: List }) {
  const [confirming, setConfirming] = useState<TeamToTick | null>(null)
  const teams = teamsToTick(people, list.held)
  if (teams.length === 0 && !confirming) return null
  return (
    <View id="teams" className="on-site-teams">
      {teams.map((team) => (
        <Tap
          key={team.id}
          id={`team-${team.id}`}
          className="on-site-team"
          isDisabled={team.missing.length === 0}
          onTap={() => setConfirming(team)}
        >
          <View className="on-site-team-name">{team.name}</View>
          <View className="on-site-team-action">{team.missing.length === 0 ? '都到了' : `整队签到 ${team.missing.length} 人`}</View>
        </Tap>
      ))}
      <ConfirmSheet
        isOpen={confirming !== null}
        title={`${confirming?.name ?? ''}：${confirming?.missing.length ?? 0} 人都到了？`}
        text={`${(confirming?.missing ?? []).map(({ name }) => name).join('、')}。没到的可以随后在名单里撤销。`}
        confirmLabel="整队签到"
        onConfirm={() => {
          // Some of them may have been ticked on another phone in the meantime.
          list.mark(confirming?.missing ?? [], 'in')
          setConfirming(null)
        }}
        onClose={() => setConfirming(null)}
      />
    </View>
  )
}
