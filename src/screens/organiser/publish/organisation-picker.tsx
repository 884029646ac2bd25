import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Vocabulary } from '../../../contract/activities/activities'
import { findNamed } from '../../../domain/vocabulary/finding'
import { ChipList } from '../../../components/choice-list'
import { TextInput } from '../../../components/text-input'

type Organisation = Vocabulary['organisations'][number]

/** Largest list that is shown completely, without a search. */
export const FEW = 12
/** Name of an organisation that was merged into another while the form named it. */
export const MERGED_AWAY = '已经合并的组织'
const MATCHES = 6

const NONE: readonly string[] = []

interface OrganisationPickerProps {
  /** Prefix of each option's id: `<prefix>-<organisation id>`. */
  id: string
  /** Subject of the search, for screen readers. */
  label: string
  among: readonly Organisation[]
  /** Organisations offered before the user types. */
  likely?: readonly string[]
  onPick: (id: string) => void
}

/** Search for an organisation by a part of its name. A short list is shown completely. */
export function OrganisationPicker({ id, label, among, likely = NONE, onPick }: OrganisationPickerProps) {
  const [text, setText] = useState('')
  const wanted = text.trim()
  const found = wanted === '' ? offered(among, likely) : findNamed(among, wanted, (one) => [one.name, one.shortName])
  const most = among.length > FEW ? MATCHES : FEW
  const pick = ([picked]: string[]) => {
    if (picked === undefined) return
    setText('')
    onPick(picked)
  }
  return (
    <View>
      {among.length > FEW ? (
        <TextInput
          id={`${id}-find`}
          kind="search"
          label={label}
          placeholder="例如：工商联"
          value={text}
          onChange={setText}
          maxLength={20}
        />
      ) : null}
      {wanted !== '' && found.length === 0 ? <View className="small publish-found">没有找到，换个说法试试。</View> : null}
      {found.length > 0 ? (
        <View className="publish-found">
          <ChipList id={id} label="找到的单位" isMultiple choices={found.slice(0, most)} chosen={[]} onChange={pick} />
          {found.length > most ? <View className="small">还有 {found.length - most} 个，再多写几个字。</View> : null}
        </View>
      ) : null}
    </View>
  )
}

const offered = (among: readonly Organisation[], likely: readonly string[]): readonly Organisation[] =>
  among.length > FEW ? among.filter(({ id }) => likely.includes(id)) : among
