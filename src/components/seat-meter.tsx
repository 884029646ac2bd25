import { Text, View } from '@tarojs/components'
import type { PositionSeats } from '../domain/activities/position'
import { seatWords } from './seat-words'
import './seat-meter.css'

/** Meter of taken seats in the category's colour; reserved seats are paler. */
export const SeatBar = ({ seats }: { seats: PositionSeats }) => (
  <View className="seat-meter-bar" aria-hidden>
    <View className="seat-meter-taken" style={{ width: share(seats.taken, seats) }} />
    {seats.reserved > 0 ? <View className="seat-meter-reserved" style={{ width: share(seats.reserved, seats) }} /> : null}
  </View>
)

const share = (part: number, { capacity }: PositionSeats): string => `${capacity === 0 ? 0 : Math.min(100, (part / capacity) * 100)}%`

/** The meter with its text. `words` replaces the default text, the number of people needed. */
export const SeatMeter = ({
  seats,
  words = seatWords(seats),
}: {
  seats: PositionSeats & { free?: number; missing?: number }
  words?: string
}) => (
  <View className="seat-meter">
    <SeatBar seats={seats} />
    <Text className="seat-meter-words">{words}</Text>
  </View>
)
