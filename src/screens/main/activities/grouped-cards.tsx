import { Text, View } from '@tarojs/components'
import { ActivityCard } from '../activity-card'
import { Button } from '../../../components/button'
import { Heading } from '../../../components/heading'
import type { Group } from './groups'

interface GroupedCardsProps {
  groups: readonly Group[]
  now: number
  /** Loads the next page; null on the last page. */
  more: (() => unknown) | null
  isLoadingMore: boolean
}

/** Cards by time. From 960 px they stand in two columns. */
export function GroupedCards({ groups, now, more, isLoadingMore }: GroupedCardsProps) {
  return (
    <View>
      {groups.map((group) => (
        <View key={group.name} className="activities-group">
          <View className="activities-group-head">
            <View className="activities-group-words">
              <Heading level={2} className="activities-group-name">
                {group.name}
              </Heading>
              <Text className="small">{group.summary}</Text>
            </View>
          </View>
          <View className="stack activities-cards">
            {group.cards.map((card) => (
              <ActivityCard key={card.id} card={card} now={now} />
            ))}
          </View>
        </View>
      ))}
      {more ? (
        <Button kind="quiet" onTap={() => void more()} isPending={isLoadingMore} pendingText="正在加载…">
          再看一些
        </Button>
      ) : null}
    </View>
  )
}
