import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { Vocabulary } from '../../../contract/activities/activities'
import { ChipBar } from '../../../components/chip-bar'
import { Icon } from '../../../components/icon'
import { SelectBox } from '../../../components/select-box'
import { Tap } from '../../../components/tap'
import { TextInput } from '../../../components/text-input'
import type { useFilter } from './filter'

/** Delay before a search, ms, so that typing sends only one request. */
const ASK_AFTER = 400

interface FiltersProps {
  filter: ReturnType<typeof useFilter>
  vocabulary: Vocabulary | undefined
}

/** Filters of the list: search, town, category. */
export function Filters({ filter: { chosen, change }, vocabulary }: FiltersProps) {
  const towns = [{ id: '', name: '全部乡镇' }, ...(vocabulary?.towns ?? [])]
  const categories = [{ id: '', name: '全部' }, ...(vocabulary?.categories ?? [])]
  return (
    <View className="activities-filters">
      <View className="activities-filters-row">
        <SearchBox value={chosen.text} onSearch={(text) => change({ text })} />
        <View className="activities-filters-town">
          <SelectBox label="乡镇" isBare options={towns} value={chosen.town} onChange={(town) => change({ town })} />
        </View>
      </View>
      <ChipBar label="类别" chips={categories} chosen={chosen.category} onChoose={(category) => change({ category })} />
    </View>
  )
}

function SearchBox({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const [typed, setTyped] = useState(value)
  const [applied, setApplied] = useState(value)
  // The text follows a filter that was cleared elsewhere. A trailing blank is not a change.
  if (applied !== value) {
    setApplied(value)
    if (typed.trim() !== value) setTyped(value)
  }
  useEffect(() => {
    const text = typed.trim()
    if (text === value) return undefined
    const timer = setTimeout(() => onSearch(text), ASK_AFTER)
    return () => clearTimeout(timer)
  }, [typed, value, onSearch])
  return (
    <View className="activities-search text-input-frame" role="search">
      <Icon name="search" className="activities-search-icon" />
      <TextInput
        kind="search"
        label="搜活动、村镇、服务"
        placeholder="搜活动、村镇"
        className="field-bare activities-search-input"
        maxLength={40}
        value={typed}
        onChange={setTyped}
        onConfirm={(text) => onSearch(text.trim())}
      />
      {typed ? (
        <View className="activities-search-clear-cell">
          <Tap
            className="activities-search-clear"
            label="清空"
            onTap={() => {
              setTyped('')
              onSearch('')
            }}
          >
            <Icon name="close" />
          </Tap>
        </View>
      ) : null}
    </View>
  )
}
