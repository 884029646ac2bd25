/** The elder version's search: one question, answered by words or by a kind of visit. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useVocabulary } from '../../../client/activities/activities'
import { openPage } from '../../../client/phone/navigation'
import { Button } from '../../../components/button'
import { Heading } from '../../../components/heading'
import { Page } from '../../../components/page'
import { TextInput } from '../../../components/text-input'
import './index.css'

/** Longest text that is looked for, in characters; the same as on the list. */
const LONGEST_TEXT = 40

export default function FindPage() {
  const categories = useVocabulary().data?.categories.filter(({ isRetired }) => !isRetired) ?? []
  const [text, setText] = useState('')
  const find = (typed: string) => {
    if (typed.trim() !== '') openPage('elder/visits', { text: typed.trim() })
  }
  return (
    <Page title="找活动">
      <Heading level={2} className="find-question">
        想看什么病、办什么事？
      </Heading>
      <View className="text-input-frame">
        <TextInput
          id="find-text"
          kind="search"
          label="想看什么病、办什么事"
          placeholder="比如：看眼睛"
          maxLength={LONGEST_TEXT}
          value={text}
          onChange={setText}
          onConfirm={find}
        />
      </View>
      <View className="find-go">
        <Button id="find-go" isDisabled={text.trim() === ''} onTap={() => find(text)}>
          找一找
        </Button>
      </View>
      <View className="find-kinds">
        {categories.map(({ id, name }) => (
          <View key={id} className="find-kind">
            <Button id={`kind-${id}`} kind="quiet" onTap={() => openPage('elder/visits', { category: id })}>
              {name}
            </Button>
          </View>
        ))}
      </View>
      <Button id="past-visits" kind="quiet" onTap={() => openPage('elder/visits', { when: 'past' })}>
        以前的活动
      </Button>
    </Page>
  )
}
