import { Text, View } from '@tarojs/components'
import { useVocabulary } from '../../client/activities'
import type { DeskActivity } from '../../contract/desk'
import { SeatBar } from '../../components/seat-meter'
import { Section } from '../../components/section'

/** How far each role is filled. */
export function Positions({ activity }: { activity: DeskActivity }) {
  const { plan, seats, signUps } = activity
  const skills = useVocabulary().data?.skills ?? []
  if (plan.positions.length === 0) return null
  return (
    <View className="desk-block">
      <Section title="志愿岗位" aside={`${seats.confirmed} / ${seats.capacity} 人`}>
        {plan.positions.map(({ id, name, capacity, skillId }) => {
          const count = (status: string) => signUps.filter((signUp) => signUp.positionId === id && signUp.status === status).length
          const position = { capacity, confirmed: count('confirmed'), waitlisted: count('waitlisted') }
          const skill = skills.find((known) => known.id === skillId)?.name
          return (
            <View key={id} className="desk-position ruled">
              <View className="ends">
                <View className="ends-first">
                  <Text className="strong desk-position-name">{name}</Text>
                  <Text className="small">{skill ? `须${skill}专长` : '不限'}</Text>
                </View>
                <Text>
                  {position.waitlisted > 0 ? <Text className="small">候补 {position.waitlisted} 人　</Text> : null}
                  <Text className="numeral">{position.confirmed}</Text>
                  <Text className="small"> / {capacity}</Text>
                </Text>
              </View>
              <SeatBar seats={position} />
            </View>
          )
        })}
      </Section>
    </View>
  )
}
