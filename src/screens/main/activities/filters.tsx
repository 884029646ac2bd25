import { View } from '@tarojs/components'
import type { Vocabulary } from '../../../contract/activities/activities'
import { offered } from '../../../domain/vocabulary/lists'
import { ChipBar } from '../../../components/chip-bar'
import { SearchBox } from '../../../components/search-box'
import { SelectBox } from '../../../components/select-box'
import type { Span, useFilter } from './filter'

interface FiltersProps {
  filter: ReturnType<typeof useFilter>
  vocabulary: Vocabulary | undefined
}

const SPANS: readonly { id: Span; name: string }[] = [
  { id: 'coming', name: '近期' },
  { id: 'today', name: '今天' },
  { id: 'week', name: '这周' },
  { id: 'next-week', name: '下周' },
  { id: 'past', name: '往期' },
]

/** Name of a span of time: `近期`. */
export const spanName = (span: Span): string => SPANS.find(({ id }) => id === span)?.name ?? ''

/** Filters of the list: search, town, time and category. */
export function Filters({ filter: { chosen, change, isTownOpen }, vocabulary }: FiltersProps) {
  const towns = [{ id: '', name: isTownOpen ? '选乡镇' : '全县' }, ...offered(vocabulary?.towns ?? [], chosen.town)]
  const categories = [{ id: '', name: '类别' }, ...offered(vocabulary?.categories ?? [], chosen.category)]
  return (
    <View className="activities-filters">
      <View className="activities-filters-row">
        <SearchBox
          label="搜活动、村镇、服务"
          placeholder="想看什么病、办什么事"
          value={chosen.text}
          onSearch={(text) => change({ text })}
        />
        <View className="activities-filters-town">
          <SelectBox id="town" label="乡镇" isBare options={towns} value={chosen.town} onChange={(town) => change({ town })} />
        </View>
      </View>
      <View className="activities-filters-row">
        <View className="activities-filters-spans">
          <ChipBar label="时间" id="span" chips={SPANS} chosen={chosen.span} onChoose={(span) => change({ span: span as Span })} />
        </View>
        <View className="activities-filters-category">
          <SelectBox
            id="category"
            label="类别"
            isBare
            options={categories}
            value={chosen.category}
            onChange={(category) => change({ category })}
          />
        </View>
      </View>
    </View>
  )
}
