import { Text, View } from '@tarojs/components'
import type { SeatsView } from '../../../contract/seats'
import { momentInWords } from '../../../domain/calendar/calendar'
import { seatsOf } from '../../../domain/activities/position'
import { SeatBar } from '../../../components/seat-meter'
import { Gaps } from '../gaps'

type Position = SeatsView['positions'][number]

interface PositionsProps {
  positions: readonly Position[]
  /** True before the visit, while missing people can still be found. */
  isAhead: boolean
  now: number
}

/** Seats taken in each position, and its quotas. */
export const Positions = ({ positions, isAhead, now }: PositionsProps) => (
  <>
    {positions.map((position) => (
      <View key={position.id} id={`seats-${position.id}`} className="desk-activity-position ruled">
        <View className="ends">
          <View className="ends-first">
            <Text className="strong desk-activity-position-name">{position.name}</Text>
            <Text className="small">{position.skill ? `须${position.skill.name}专长` : '不限'}</Text>
          </View>
          <Text>
            {position.waitlisted > 0 ? <Text className="small">候补 {position.waitlisted} 个　</Text> : null}
            <Text className="numeral">{position.taken}</Text>
            <Text className="small"> / {position.capacity}</Text>
          </Text>
        </View>
        <SeatBar seats={position} />
        <Gaps gaps={isAhead ? seatsOf([position]).gaps : []} />
        {detailsOf(position, now).map((line) => (
          <View key={line} className="small desk-activity-position-detail">
            {line}
          </View>
        ))}
      </View>
    ))}
  </>
)

function detailsOf({ unnamed, quotas, gathered }: Position, now: number): string[] {
  return [
    ...(unnamed > 0 ? [`其中 ${unnamed} 个由队伍占着，还没有姓名`] : []),
    ...quotas.map(
      ({ organisation, seats, free, releaseAt }) =>
        `给${organisation}留 ${seats} 个${free > 0 ? `，还空 ${free} 个` : '，已用完'}；${momentInWords(releaseAt, now)} 放开`,
    ),
    ...(gathered > 0 ? [`${gathered} 个空名额正为等候的队伍攒着`] : []),
  ]
}
