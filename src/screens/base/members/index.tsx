/** 成员名册: an organisation's members, and the import of its spreadsheet. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useVocabulary } from '../../../client/activities/activities'
import { openPage } from '../../../client/phone/navigation'
import type { SessionView } from '../../../contract/people/profile'
import { Button } from '../../../components/button'
import { Page } from '../../../components/page'
import { SelectBox } from '../../../components/select-box'
import { Skeleton } from '../../../components/skeleton'
import { TextInput } from '../../../components/text-input'
import { ForRole } from '../for-role'
import { MemberList } from './member-list'
import './index.css'

export default function MembersPage() {
  return (
    <ForRole title="成员名册" whose="组织者">
      {(session) => <Members session={session} />}
    </ForRole>
  )
}

function Members({ session }: { session: SessionView }) {
  const requested = useRouter().params['organisation']
  const vocabulary = useVocabulary()
  const [chosen, setChosen] = useState(requested)
  const [text, setText] = useState('')
  const all = (vocabulary.data?.organisations ?? []).map(({ id, name }) => ({ id, name }))
  const options = session.isAdministrator ? all : session.organises
  const organisation = options.find(({ id }) => id === chosen) ?? options.find(({ id }) => session.organises[0]?.id === id) ?? options[0]
  if (!organisation) return <Page title="成员名册">{<Skeleton shape="rows" />}</Page>
  const open = () => openPage('base/import', { organisation: organisation.id })
  return (
    <Page
      title="成员名册"
      bottom={
        <Button id="to-import" icon="plus" onTap={open}>
          从表格导入
        </Button>
      }
    >
      <View className="stack">
        {options.length > 1 ? (
          <SelectBox id="members-of" label="哪个组织的名册" options={options} value={organisation.id} onChange={setChosen} />
        ) : (
          <View className="strong members-of">{organisation.name}</View>
        )}
        <TextInput
          id="members-search"
          label="找成员"
          kind="search"
          placeholder="姓名或手机号后几位"
          value={text}
          onChange={setText}
          maxLength={20}
        />
        <MemberList key={organisation.id} organisationId={organisation.id} text={text.trim()} />
      </View>
    </Page>
  )
}
