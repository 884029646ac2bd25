import { View } from '@tarojs/components'
import { useState } from 'react'
import { useFoundPeople } from '../roles'
import type { PersonFound } from '../../../contract/people/roles'
import { FaultNotice } from '../../../components/notice'
import { GiveSheet } from './give-sheet'
import { PersonRow } from './person-row'

/** Search results; nothing until the search text is long enough. */
export function FoundPeople({ text }: { text: string }) {
  const query = useFoundPeople(text)
  const [chosen, setChosen] = useState<PersonFound>()
  return (
    <View id="found">
      {query.data?.length === 0 ? <View className="small">没有找到。手机号要写全；要本人先登录、填好资料，才找得到。</View> : null}
      {(query.data ?? []).map((person) => (
        <PersonRow
          key={person.volunteerId}
          id={`found-${person.volunteerId}`}
          name={person.name}
          line={[person.phone, ...person.organisations].join(' · ')}
          action={{ label: '给权限', spoken: `给${person.name}权限`, go: () => setChosen(person) }}
        />
      ))}
      <FaultNotice of={query.error} />
      {chosen ? <GiveSheet person={chosen} onClose={() => setChosen(undefined)} /> : null}
    </View>
  )
}
