import { View } from '@tarojs/components'
import { useState } from 'react'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { Tap } from '../../../components/tap'
import { type Person, type TeamToTick, teamsToTick } from './people'
import type { List } from './use-list'

/** Who came in one car is ticked together, after seeing who that is. */
export function Teams({ people, list }: { people: readonly Person[]; list: List }) {
  const [asked, setAsked] = useState<TeamToTick | null>(null)
  const teams = teamsToTick(people, list.held)
  if (teams.length === 0 && !asked) return null
  return (
    <View id="teams" className="on-site-teams">
      {teams.map((team) => (
        <Tap
          key={team.id}
          id={`team-${team.id}`}
          className="on-site-team"
          isDisabled={team.missing.length === 0}
          onTap={() => setAsked(team)}
        >
          <View className="on-site-team-name">{team.name}</View>
          <View className="on-site-team-action">{team.missing.length === 0 ? '都到了' : `整队签到 ${team.missing.length} 人`}</View>
        </Tap>
      ))}
      <ConfirmSheet
        isOpen={asked !== null}
        title={`${asked?.name ?? ''}：${asked?.missing.length ?? 0} 人都到了？`}
        text={`${(asked?.missing ?? []).map(({ name }) => name).join('、')}。没到的可以随后在名单里撤销。`}
        confirmLabel="整队签到"
        onConfirm={() => {
          // Somebody may have been ticked on another phone while this was asked.
          list.mark(asked?.missing ?? [], 'in')
          setAsked(null)
        }}
        onClose={() => setAsked(null)}
      />
    </View>
  )
}
