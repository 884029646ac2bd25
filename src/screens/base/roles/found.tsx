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
  const { items, total } = query.data ?? { items: [], total: 0 }
  return (
    <View id="found">
      {query.data?.total === 0 ? <View className="small">没有找到。手机号要写全；要本人先登录、填好资料，才找得到。</View> : null}
      {items.map((person) => (
        <PersonRow
          key={person.volunteerId}
          id={`found-${person.volunteerId}`}
          name={person.name}
          line={[person.phone, ...person.organisations].join(' · ')}
          action={{ label: '给权限', spoken: `给权限：${person.name}`, go: () => setChosen(person) }}
        />
      ))}
      {total > items.length ? (
        <View className="small">{`还有 ${total - items.length} 人没有列出，请多写几个字，或者写全手机号。`}</View>
      ) : null}
      <FaultNotice of={query.error} />
      {chosen ? <GiveSheet person={chosen} onClose={() => setChosen(undefined)} /> : null}
    </View>
  )
}
