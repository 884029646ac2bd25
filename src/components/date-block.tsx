import { Text, View } from '@tarojs/components'
import { type Instant, dayOfMonth, monthNumber, weekday } from '../domain/calendar/calendar'
import './date-block.css'

/** The day in large type, in the category's colour: beside a card's text, or above it when space is short. */
export const DateBlock = ({ at }: { at: Instant }) => (
  <View className="date-block">
    <Text className="date-block-word">{`${monthNumber(at)}月`}</Text>
    <Text className="date-block-day numeral">{dayOfMonth(at)}</Text>
    <Text className="date-block-word">{weekday(at)}</Text>
  </View>
)
