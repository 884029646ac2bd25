import { Text, View } from '@tarojs/components'
import type { ActivityDetail, ServiceView } from '../../../contract/activities/activities'
import { phaseOf } from '../../../domain/activities/activity'
import { Section } from '../../../components/section'

/** Services for residents, with results after the visit. */
export function Services({ activity, now }: { activity: ActivityDetail; now: number }) {
  const phase = phaseOf(activity, now)
  const isReported = activity.servedTotal !== null || activity.services.some((service) => service.served !== null)
  if (phase === 'ended' && isReported) return <Outcome activity={activity} />
  if (activity.services.length === 0) return null
  const isComing = phase !== 'ended' && phase !== 'cancelled'
  return (
    <View className="activity-block">
      <Section title="村民可以得到" aside={isComing ? '不用报名，直接来' : undefined}>
        <View className="activity-services">
          {activity.services.map((service) => (
            <Text key={service.id} className="activity-service">
              {service.name}
            </Text>
          ))}
        </View>
      </Section>
    </View>
  )
}

function Outcome({ activity }: { activity: ActivityDetail }) {
  return (
    <View className="activity-block">
      <Section title="活动成果">
        <View className="activity-outcome-totals">
          {activity.servedTotal === null ? null : <Total count={activity.servedTotal} unit="人次" words="服务村民" />}
          {activity.volunteersTotal === null ? null : <Total count={activity.volunteersTotal} unit="人" words="到场志愿者" />}
        </View>
        {activity.services.map((service) => (
          <View key={service.id} className="ends ruled activity-outcome-row">
            <Text className="ends-first">{service.name}</Text>
            <ServedCount service={service} />
          </View>
        ))}
        {activity.outcomeNote ? <View className="ruled activity-outcome-row">{activity.outcomeNote}</View> : null}
      </Section>
    </View>
  )
}

const Total = ({ count, unit, words }: { count: number; unit: string; words: string }) => (
  <View className="activity-outcome-total">
    <View>
      <Text className="numeral activity-outcome-number">{count}</Text>
      <Text className="small"> {unit}</Text>
    </View>
    <View className="small">{words}</View>
  </View>
)

/** Result of a service. A service without a count took place all the same. */
const ServedCount = ({ service: { served, unit } }: { service: ServiceView }) =>
  served === null ? (
    <Text className="small">已开展</Text>
  ) : (
    <Text>
      <Text className="numeral">{served}</Text> {unit ?? ''}
    </Text>
  )
