import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { SeatsView, TeamOnDesk } from '../../../contract/seats'
import { momentInWords } from '../../../domain/calendar/calendar'
import { Section } from '../../../components/section'
import { Tap } from '../../../components/tap'
import { Avatar } from '../../../components/avatar'
import { Phone } from '../phone'
import { RemoveSheet } from './remove-sheet'
import '../../../components/tag.css'

interface TeamsProps {
  activityId: string
  seats: SeatsView
  canChange: boolean
  now: number
}

/** Teams with their leaders' phone numbers and the number of open seats. */
export function Teams({ activityId, seats: { teams, namesUntil }, canChange, now }: TeamsProps) {
  const [removing, setRemoving] = useState<TeamOnDesk>()
  // The team is looked up by id, because it may shrink, move up or withdraw while the sheet is open.
  const live = teams.find(({ id }) => id === removing?.id)
  if (teams.length === 0 && !removing) return null
  return (
    <View className="desk-activity-block">
      {teams.length > 0 ? (
        <Section title="队伍" aside={`${teams.length} 支`}>
          {teams.map((team) => (
            <View key={team.id} id={`team-${team.id}`} className="person desk-activity-team ruled">
              <Avatar name={team.leader} />
              <View className="person-row">
                <View className="person-words">
                  <View className="strong">
                    {team.name}
                    {team.status === 'waitlisted' ? <Text className="tag tag-warn person-tag">候补中</Text> : null}
                  </View>
                  <View className="small">领队 {team.leader}</View>
                  {team.open > 0 ? (
                    <View className="small desk-activity-open-names">
                      还有 {team.open} 个没有姓名{now < namesUntil ? `，${momentInWords(namesUntil, now)} 前要定` : ''}
                    </View>
                  ) : null}
                </View>
                <View className="person-action">
                  <Phone name={team.leader} phone={team.phone} />
                  {canChange ? (
                    <Tap id={`remove-team-${team.id}`} className="person-change" label={`移出${team.name}`} onTap={() => setRemoving(team)}>
                      移出
                    </Tap>
                  ) : null}
                </View>
              </View>
            </View>
          ))}
        </Section>
      ) : null}
      {removing ? (
        <RemoveSheet
          activityId={activityId}
          entry={live ?? removing}
          gone={live ? null : `${removing.name}刚刚已经不在了：退出了，或者被别的组织者移出了。`}
          hasSeat={(live ?? removing).status === 'confirmed'}
          onClose={() => setRemoving(undefined)}
        />
      ) : null}
    </View>
  )
}
