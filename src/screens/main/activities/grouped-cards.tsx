import { Text, View } from '@tarojs/components'
import { ActivityCard } from '../activity-card'
import { Button } from '../../../components/button'
import { Heading } from '../../../components/heading'
import { Icon } from '../../../components/icon'
import { Tap } from '../../../components/tap'
import type { useFilter } from './filter'
import type { Group } from './groups'

interface GroupedCardsProps {
  groups: readonly Group[]
  now: number
  filter: ReturnType<typeof useFilter>
  /** Loads the next page; null on the last page. */
  more: (() => unknown) | null
  isLoadingMore: boolean
}

/** Cards by week or month, with a link to past visits. */
export function GroupedCards({ groups, now, filter, more, isLoadingMore }: GroupedCardsProps) {
  return (
    <View>
      {groups.map((group, i) => (
        <View key={group.name} className="activities-group">
          <View className="activities-group-head">
            <View className="activities-group-words">
              <Heading level={2} className="activities-group-name">
                {group.name}
              </Heading>
              <Text className="small">{group.summary}</Text>
            </View>
            {i === 0 ? <OtherTime filter={filter} /> : null}
          </View>
          <View className="stack">
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

function OtherTime({ filter: { chosen, change } }: { filter: ReturnType<typeof useFilter> }) {
  const isPast = chosen.when === 'past'
  return (
    <View className="activities-group-other">
      <Tap className="activities-group-link" role="link" onTap={() => change({ when: isPast ? 'upcoming' : 'past' })}>
        {isPast ? '近期活动' : '往期'}
        <Icon name="right" className="activities-group-link-icon" />
      </Tap>
    </View>
  )
}
