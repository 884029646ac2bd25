import { View } from '@tarojs/components'
import './skeleton.css'

/** Placeholder in the shape of the coming content. */
export function Skeleton({ shape }: { shape: 'cards' | 'detail' | 'ticket' | 'rows' }) {
  return (
    <View className="stack" role="status" aria-label="正在打开">
      {shape === 'cards' ? <Cards /> : null}
      {shape === 'rows' ? <Rows count={4} /> : null}
      {shape === 'ticket' ? <Ticket /> : null}
      {shape === 'detail' ? (
        <>
          <Rows count={3} />
          <Rows count={2} />
        </>
      ) : null}
    </View>
  )
}

const Bar = ({ width }: { width: string }) => <View className="skeleton-bar" style={{ width }} />

const Cards = () => (
  <>
    {[0, 1, 2, 3].map((n) => (
      <View key={n} className="card skeleton-card">
        <View className="skeleton-day" />
        <View className="skeleton-words">
          <Bar width="40%" />
          <Bar width="85%" />
          <Bar width="65%" />
          <Bar width="100%" />
        </View>
      </View>
    ))}
  </>
)

const Rows = ({ count }: { count: number }) => (
  <View className="card">
    {Array.from({ length: count }, (_, n) => (
      <View key={n} className="skeleton-row">
        <Bar width="60%" />
        <Bar width="40%" />
      </View>
    ))}
  </View>
)

const Ticket = () => (
  <View className="card skeleton-ticket">
    <View className="skeleton-code" />
    <Bar width="50%" />
    <Bar width="70%" />
  </View>
)
