import { View } from '@tarojs/components'
import type { ActivityCard as Card } from '../../contract/activities/activities'
import { ActivityCard } from './activity-card'
import './card-list.css'

/** Cards as a list, whose length screen readers tell. From 960 px they stand in two columns. */
export const CardList = ({ cards, now }: { cards: readonly Card[]; now: number }) => (
  <View className="stack card-list" role="list">
    {cards.map((card) => (
      <View key={card.id} className="card-list-cell" role="listitem">
        <ActivityCard card={card} now={now} />
      </View>
    ))}
  </View>
)
