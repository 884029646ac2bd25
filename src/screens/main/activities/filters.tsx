import { View } from '@tarojs/components'
import type { Vocabulary } from '../../../contract/activities/activities'
import { offered } from '../../../domain/vocabulary/lists'
import { ChipBar } from '../../../components/chip-bar'
import { SearchBox } from '../../../components/search-box'
import { SelectBox } from '../../../components/select-box'
import type { useFilter } from './filter'

interface FiltersProps {
  filter: ReturnType<typeof useFilter>
  vocabulary: Vocabulary | undefined
}

/** Filters of the list: search, town, category. */
export function Filters({ filter: { chosen, change }, vocabulary }: FiltersProps) {
  const towns = [{ id: '', name: '全部乡镇' }, ...offered(vocabulary?.towns ?? [], chosen.town)]
  const categories = [{ id: '', name: '全部' }, ...offered(vocabulary?.categories ?? [], chosen.category)]
  return (
    <View className="activities-filters">
      <View className="activities-filters-row">
        <SearchBox label="搜活动、村镇、服务" placeholder="搜活动、村镇" value={chosen.text} onSearch={(text) => change({ text })} />
        <View className="activities-filters-town">
          <SelectBox label="乡镇" isBare options={towns} value={chosen.town} onChange={(town) => change({ town })} />
        </View>
      </View>
      <ChipBar label="类别" chips={categories} chosen={chosen.category} onChoose={(category) => change({ category })} />
    </View>
  )
}
