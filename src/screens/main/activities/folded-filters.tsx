import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Vocabulary } from '../../../contract/activities/activities'
import { Icon } from '../../../components/icon'
import { Tap } from '../../../components/tap'
import type { useFilter } from './filter'
import { Filters, spanName } from './filters'

interface FoldedFiltersProps {
  filter: ReturnType<typeof useFilter>
  vocabulary: Vocabulary | undefined
}

/** The filters in one line where type is large, so that the first visit stands on the first screen. A tap unfolds them. */
export function FoldedFilters({ filter, vocabulary }: FoldedFiltersProps) {
  const [isOpen, setOpen] = useState(false)
  const words = chosenWords(filter.chosen, vocabulary)
  return (
    <>
      <Tap id="unfold-filters" className="activities-folded" isExpanded={isOpen} onTap={() => setOpen(!isOpen)}>
        <View className="activities-folded-row">
          <Icon name="search" className="activities-folded-icon" />
          <View className="activities-folded-words">{words.join(' · ')}</View>
          <View className="activities-folded-action">{isOpen ? '收起' : '换条件'}</View>
        </View>
      </Tap>
      {isOpen ? <Filters filter={filter} vocabulary={vocabulary} /> : null}
    </>
  )
}

/** Conditions of the list, the town first. */
function chosenWords({ town, category, text, span }: FoldedFiltersProps['filter']['chosen'], vocabulary: Vocabulary | undefined): string[] {
  const nameIn = (list: readonly { id: string; name: string }[] | undefined, id: string) => list?.find((each) => each.id === id)?.name
  return [
    nameIn(vocabulary?.towns, town) ?? '全县',
    spanName(span),
    ...(category ? [nameIn(vocabulary?.categories, category) ?? ''] : []),
    ...(text ? [`“${text}”`] : []),
  ]
}
