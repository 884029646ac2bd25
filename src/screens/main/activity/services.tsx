import { Text, View } from '@tarojs/components'
import type { ActivityDetail, ServiceView } from '../../../contract/activities/activities'
import { phaseOf } from '../../../domain/activities/activity'
import { IN_RAIN, accessInWords } from '../../../domain/activities/for-residents'
import { Section } from '../../../components/section'

/** Services for residents with what to know before they come, or the results after the visit. */
export function Services({ activity, now }: { activity: ActivityDetail; now: number }) {
  const phase = phaseOf(activity, now)
  const isReported = activity.servedTotal !== null || activity.services.some((service) => service.served !== null)
  if (phase === 'ended' && isReported) return <Outcome activity={activity} />
  const isComing = phase !== 'ended' && phase !== 'cancelled'
  return (
    <>
      {activity.services.length > 0 ? (
        <View className="activity-block">
          <Section title="服务内容" aside={isComing ? howToCome(activity) : undefined}>
            <View className="activity-services" role="list">
              {activity.services.map((service) => (
                <View key={service.id} className="activity-service" role="listitem">
                  {service.name}
                </View>
              ))}
            </View>
          </Section>
        </View>
      ) : null}
      {isComing ? <BeforeComing activity={activity} /> : null}
    </>
  )
}

const howToCome = ({ coming: { comesBy } }: ActivityDetail): string => (comesBy === 'just-come' ? '直接来，不用报名' : '来之前先打电话')

/** Things to bring, the place, the rain. Nothing that the organiser left open. */
function BeforeComing({ activity: { coming } }: { activity: ActivityDetail }) {
  const rows = [
    { name: '带什么', words: coming.bring },
    { name: '场地', words: accessInWords(coming).join('，') },
    { name: '下雨', words: coming.inRain === null ? '' : IN_RAIN[coming.inRain] },
  ].filter(({ words }) => words !== '')
  if (rows.length === 0) return null
  return (
    <View className="activity-block">
      <Section title="来之前">
        {rows.map(({ name, words }) => (
          <View key={name} className="activity-before">
            <Text className="small activity-before-name">{name}</Text>
            <Text className="activity-before-words">{words}</Text>
          </View>
        ))}
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
