import { Text, View } from '@tarojs/components'
import { type Instant, dayOfMonth, monthNumber, weekday } from '../domain/calendar/calendar'
import './date-block.css'

/** The day, large, in the category's colour. Beside a card's words when there is room, else above them. */
export const DateBlock = ({ at }: { at: Instant }) => (
  <View className="date-block">
    <Text className="date-block-word">{`${monthNumber(at)}月`}</Text>
    <Text className="date-block-day numeral">{dayOfMonth(at)}</Text>
    <Text className="date-block-word">{weekday(at)}</Text>
  </View>
)
