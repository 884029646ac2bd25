import { Text, View } from '@tarojs/components'
import type { ActivityDetail, PositionView } from '../../contract/activities'
import { phaseOf } from '../../domain/activity'
import { SeatBar, seatWords } from '../../components/seat-meter'
import { Section } from '../../components/section'

/** The roles, what each demands, and how many are still needed. */
export function Positions({ activity, now }: { activity: ActivityDetail; now: number }) {
  if (activity.positions.length === 0) return null
  const phase = phaseOf(activity, now)
  const takes = phase === 'open' || phase === 'announced'
  const confirmed = activity.positions.reduce((sum, position) => sum + position.confirmed, 0)
  const capacity = activity.positions.reduce((sum, position) => sum + position.capacity, 0)
  return (
    <View className="block">
      <Section title="志愿岗位" aside={`${confirmed} / ${capacity} 人`}>
        {activity.positions.map((position) => (
          <Position key={position.id} position={position} isOwn={position.id === activity.own?.positionId} takes={takes} />
        ))}
      </Section>
    </View>
  )
}

function Position({ position, isOwn, takes }: { position: PositionView; isOwn: boolean; takes: boolean }) {
  return (
    <View className="position ruled">
      <View className="ends">
        <View className="ends-first">
          <Text className="strong position-name">{position.name}</Text>
          <Text className="small">{demandWords(position)}</Text>
        </View>
        <Text>
          <Text className="numeral">{position.confirmed}</Text>
          <Text className="small"> / {position.capacity}</Text>
        </Text>
      </View>
      <SeatBar seats={position} />
      <View className="ends">
        <Text className="small ends-first">{takes ? seatWords(position) : ''}</Text>
        {isOwn ? <Text className="tag tag-ok">我的岗位</Text> : null}
      </View>
    </View>
  )
}

/** What somebody needs to take it. */
const demandWords = ({ skill }: PositionView): string => (skill ? `须${skill.name}专长${skill.verified ? '（经组织核实）' : ''}` : '不限')
