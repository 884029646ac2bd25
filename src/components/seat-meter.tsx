import { Text, View } from '@tarojs/components'
import { type PositionSeats, freeSeats } from '../domain/position'
import './seat-meter.css'

/** Full is said in words as well as shown: 还需 5 人 / 可候补 · 2 人在等 / 已满，可候补. */
export function seatWords(seats: PositionSeats & { free?: number }): string {
  const free = seats.free ?? freeSeats(seats)
  if (free > 0) return `还需 ${free} 人`
  return seats.waitlisted > 0 ? `可候补 · ${seats.waitlisted} 人在等` : '已满，可候补'
}

/** How full, in the category's colour. */
export const SeatBar = ({ seats }: { seats: PositionSeats }) => (
  <View className="seat-bar" aria-hidden>
    <View
      className="seat-bar-taken"
      style={{ width: `${seats.capacity === 0 ? 0 : Math.min(100, (seats.confirmed / seats.capacity) * 100)}%` }}
    />
  </View>
)

/** The bar with its words. */
export const SeatMeter = ({ seats }: { seats: PositionSeats & { free?: number } }) => (
  <View className="seat-meter">
    <SeatBar seats={seats} />
    <Text className="seat-meter-words">{seatWords(seats)}</Text>
  </View>
)
