import { Text } from '@tarojs/components'
import { useVocabulary } from '../client/activities/activities'
import './tag.css'

/** An activity's categories in words (文化下乡, 法律下乡), since colour alone is not enough. */
export function CategoryTag({ categories, className = '' }: { categories: readonly string[]; className?: string }) {
  const known = useVocabulary().data?.categories ?? []
  const labels = categories.flatMap((id) => known.find((category) => category.id === id)?.label ?? [])
  // The tag has the first category's colour; the second category is a word in it.
  return labels.length > 0 ? <Text className={`tag tag-category ${className}`}>{labels.join(' · ')}</Text> : null
}
