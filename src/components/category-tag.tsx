import { Text } from '@tarojs/components'
import { useVocabulary } from '../client/activities/activities'
import './tag.css'

/** 文化下乡, 法律下乡 …: the word beside the colour. */
export function CategoryTag({ categories, className = '' }: { categories: readonly string[]; className?: string }) {
  const known = useVocabulary().data?.categories ?? []
  const labels = categories.flatMap((id) => known.find((category) => category.id === id)?.label ?? [])
  // Two colours would say nothing; the second category stands in the same tag.
  return labels.length > 0 ? <Text className={`tag tag-category ${className}`}>{labels.join(' · ')}</Text> : null
}

/** Nobody must take an invented visit for a real one. */
export const SampleTag = ({ className = '' }: { className?: string }) => <Text className={`tag tag-sample ${className}`}>演示数据</Text>
