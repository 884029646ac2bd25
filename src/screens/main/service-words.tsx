import { Text, View } from '@tarojs/components'
import './service-words.css'

/** Names of services in a row, each with the dot after it, so that no line begins with a dot. Nothing without services. */
export function ServiceWords({ services, most }: { services: readonly string[]; most: number }) {
  const names = [...new Set(services)]
  const shown = names.slice(0, most)
  if (shown.length === 0) return null
  return (
    <View className="service-words">
      {shown.map((name, i) => (
        <Text key={name} className="service-words-one">
          {i < shown.length - 1 ? `${name} · ` : `${name}${names.length > most ? '等' : ''}`}
        </Text>
      ))}
    </View>
  )
}
