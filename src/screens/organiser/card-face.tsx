import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { CategoryTag } from '../../components/category-tag'
import { DateBlock } from '../../components/date-block'
import './card-face.css'

interface CardFaceProps {
  title: string
  /** Place and time in words. */
  line: string
  startsAt: number
  categories: readonly string[]
  hosts: string
  /** State of the activity, shown before the category. */
  tag?: ReactNode
  /** Seats or people, below the text. */
  children?: ReactNode
}

/** An activity in brief beside its date. The surrounding card sets the colour. */
export const CardFace = ({ title, line, startsAt, categories, hosts, tag, children }: CardFaceProps) => (
  <View className="card-face">
    <DateBlock at={startsAt} />
    <View className="card-face-words">
      <View className="card-face-tags">
        {tag ? <View className="card-face-tag">{tag}</View> : null}
        <CategoryTag categories={categories.slice(0, 1)} className="card-face-tag" />
        <Text className="small">{hosts}</Text>
      </View>
      <View className="h2">{title}</View>
      <View className="small">{line}</View>
      {children}
    </View>
  </View>
)
