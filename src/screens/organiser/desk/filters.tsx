import { View } from '@tarojs/components'
import { useState } from 'react'
import { useVocabulary } from '../../../client/activities/activities'
import type { DeskMonth } from '../../../contract/activities/desk-list'
import { offered } from '../../../domain/vocabulary/lists'
import { SearchBox } from '../../../components/search-box'
import { SelectBox } from '../../../components/select-box'
import { visitCountWords } from '../../../components/visit-count'
import type { DeskFilter } from '../desk-list'

interface DeskFiltersProps {
  filter: DeskFilter
  /** Months that have visits. */
  months: readonly DeskMonth[]
  onChange: (filter: DeskFilter) => void
}

/** Search by title, and choice of a town and a month. */
export function DeskFilters({ filter, months, onChange }: DeskFiltersProps) {
  const towns = offered(useVocabulary().data?.towns ?? [], filter.town ?? '')
  // The months stay on offer while another answer loads.
  const [known, setKnown] = useState(months)
  if (months.length > 0 && months !== known) setKnown(months)
  const change = (part: 'text' | 'town' | 'month') => (value: string) => {
    const { [part]: _, ...rest } = filter
    onChange(value === '' ? rest : { ...rest, [part]: value })
  }
  const onOffer = known.map((one) => ({ id: one.month, name: `${monthWords(one.month)}（${visitCountWords(one)}）` }))
  const chosen = filter.month ?? ''
  const shown = onOffer.some(({ id }) => id === chosen) || chosen === '' ? onOffer : [{ id: chosen, name: monthWords(chosen) }, ...onOffer]
  return (
    <View className="desk-filters">
      <SearchBox
        id="desk-search"
        label="按名称、地点、服务找活动"
        placeholder="搜活动"
        value={filter.text ?? ''}
        onSearch={change('text')}
      />
      <View className="desk-filters-choice">
        <SelectBox
          id="desk-town"
          label="乡镇"
          isBare
          options={[{ id: '', name: '全部乡镇' }, ...towns]}
          value={filter.town ?? ''}
          onChange={change('town')}
        />
      </View>
      <View className="desk-filters-choice">
        <SelectBox
          id="desk-month"
          label="月份"
          isBare
          options={[{ id: '', name: '全部月份' }, ...shown]}
          value={chosen}
          onChange={change('month')}
        />
      </View>
    </View>
  )
}

/** `2027年1月` */
function monthWords(month: string): string {
  const [year, number] = month.split('-')
  return `${year}年${Number(number)}月`
}
