/** 常用地点: usual places of visits by town, offered while a visit is written. */
import { useState } from 'react'
import { useVocabulary } from '../../../client/activities/activities'
import { offered } from '../../../domain/vocabulary/lists'
import { LONGEST_ADDRESS } from '../../../domain/vocabulary/places'
import { Field } from '../../../components/field'
import { SelectBox } from '../../../components/select-box'
import { TextInput } from '../../../components/text-input'
import { ListPage } from '../list-page'
import type { FieldsProps } from '../list-props'

export default function PlacesPage() {
  const [townId, setTownId] = useState('')
  const towns = useVocabulary().data?.towns ?? []
  const nameOf = (id: string) => towns.find((town) => town.id === id)?.name ?? ''
  return (
    <ListPage
      of="places"
      title="常用地点"
      noun="地点"
      hint="发布活动时选了乡镇，这里的地点排在最前面，点一下就填好。改了这里，已经发布的活动不变。"
      blank={{ name: '', townId, address: '' }}
      lineOf={(place) => [nameOf(place.townId), place.address].filter(Boolean).join(' · ')}
      Fields={PlaceFields}
      problemOf={(words) => (words.townId === '' ? '请选这个地点在哪个乡镇。' : null)}
      shows={(place) => townId === '' || place.townId === townId}
    >
      <SelectBox id="places-town" label="乡镇" options={[{ id: '', name: '全部乡镇' }, ...towns]} value={townId} onChange={setTownId} />
    </ListPage>
  )
}

function PlaceFields({ words, onChange, problem }: FieldsProps<'places'>) {
  const towns = offered(useVocabulary().data?.towns ?? [], words.townId)
  return (
    <>
      <Field label="乡镇" error={problem}>
        <SelectBox
          id="entry-town"
          label="乡镇"
          options={[{ id: '', name: '请选择' }, ...towns]}
          value={words.townId}
          onChange={(townId) => onChange({ ...words, townId })}
        />
      </Field>
      <Field label="地址" hint="可以不写。">
        <TextInput
          id="entry-address"
          label="地址"
          value={words.address}
          maxLength={LONGEST_ADDRESS}
          onChange={(address) => onChange({ ...words, address })}
        />
      </Field>
    </>
  )
}
