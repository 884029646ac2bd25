/** 居民的说法: everyday words, and the words of visits that a search for them finds. */
import { useState } from 'react'
import { Field } from '../../../components/field'
import { SearchBox } from '../../../components/search-box'
import { TextInput } from '../../../components/text-input'
import { ListPage } from '../list-page'
import type { FieldsProps } from '../list-props'
import { LONGEST_MEANINGS, hasWord, meaningsIn, meaningsProblem, meaningsInWords } from './meanings'

export default function SayingsPage() {
  const [sought, setSought] = useState('')
  return (
    <ListPage
      of="sayings"
      title="居民的说法"
      noun="说法"
      hint="居民搜“剃头”，活动里写的是“理发”。把两种说法放在一起，就能搜到。改了马上生效。"
      blank={{ name: '', means: [] }}
      lineOf={({ means }) => meaningsInWords(means)}
      Fields={Meanings}
      problemOf={({ means }) => meaningsProblem(means)}
      shows={(saying) => hasWord(saying, sought)}
      nameHint="居民会怎么打字，比如“剃头”。"
      retiredHint="搜索时不再用。"
      isOrdered={false}
    >
      <SearchBox id="find-saying" label="找一个说法" placeholder="找一个说法" value={sought} onSearch={setSought} />
    </ListPage>
  )
}

function Meanings({ words, onChange, problem }: FieldsProps<'sayings'>) {
  // Typed text stays as it is: a mark at its end begins another word.
  const [typed, setTyped] = useState(() => meaningsInWords(words.means))
  return (
    <Field label="活动里的说法" hint="服务项目、活动名称里的词，几个词用顿号隔开。最贴切的写在最前面，搜出来也排在最前面。" error={problem}>
      <TextInput
        id="entry-means"
        label="活动里的说法"
        placeholder="理发、剪发"
        value={typed}
        maxLength={LONGEST_MEANINGS}
        isMultiline
        onChange={(text) => {
          setTyped(text)
          onChange({ ...words, means: meaningsIn(text) })
        }}
      />
    </Field>
  )
}
