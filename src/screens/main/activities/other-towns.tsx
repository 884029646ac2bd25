import { View } from '@tarojs/components'
import { useActivities } from '../../../client/activities/activities'
import { Button } from '../../../components/button'
import { Heading } from '../../../components/heading'
import { ActivityCard } from '../activity-card'
import { type useFilter, queryOf } from './filter'

/** Visits that follow those of the chosen town. */
const MOST = 4

/** The next visits in other towns, below those of the chosen one, since people also go to the next market. */
export function OtherTowns({ filter: { chosen, change }, now }: { filter: ReturnType<typeof useFilter>; now: number }) {
  const isAsked = chosen.town !== '' && chosen.span !== 'past'
  const { data } = useActivities(queryOf({ ...chosen, town: '' }, now), isAsked)
  const others = data?.pages.flatMap(({ items }) => items).filter(({ town, status }) => town?.id !== chosen.town && status !== 'cancelled')
  if (!isAsked || !others || others.length === 0) return null
  return (
    <View className="activities-group">
      <View className="activities-group-head">
        <Heading level={2} className="activities-group-name">
          别的乡镇
        </Heading>
      </View>
      <View className="stack activities-cards">
        {others.slice(0, MOST).map((card) => (
          <ActivityCard key={card.id} card={card} now={now} />
        ))}
      </View>
      <View className="activities-more">
        <Button id="whole-county" kind="quiet" onTap={() => change({ town: '' })}>
          看全县的活动
        </Button>
      </View>
    </View>
  )
}
