/** 权限: people who act for an organisation or the base. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRoles } from '../roles'
import type { RoleView } from '../../../contract/people/roles'
import { Page } from '../../../components/page'
import { Section } from '../../../components/section'
import { TextInput } from '../../../components/text-input'
import { Loading } from '../../../components/loading'
import { ForRole } from '../for-role'
import { FoundPeople } from './found'
import { PersonRow } from './person-row'
import { TakeSheet } from './take-sheet'

export default function RolesPage() {
  return (
    <ForRole title="权限" whose="基地管理员">
      {() => <Roles />}
    </ForRole>
  )
}

function Roles() {
  const query = useRoles()
  const [text, setText] = useState('')
  const [taking, setTaking] = useState<RoleView>()
  const roles = query.data ?? []
  return (
    <Page title="权限">
      <View className="stack">
        <Section title="给一个人权限">
          <TextInput
            id="people-search"
            label="找人"
            kind="search"
            placeholder="姓名或手机号"
            value={text}
            onChange={setText}
            maxLength={20}
          />
          <FoundPeople text={text.trim()} />
        </Section>
        {query.data ? null : <Loading queries={[query]} shape="rows" />}
        {query.data ? <Holders title="基地管理员" roles={roles.filter(({ role }) => role === 'administrator')} onAsk={setTaking} /> : null}
        {query.data ? <Holders title="组织者" roles={roles.filter(({ role }) => role === 'organiser')} onAsk={setTaking} /> : null}
      </View>
      {taking ? <TakeSheet held={taking} onClose={() => setTaking(undefined)} /> : null}
    </Page>
  )
}

const Holders = ({ title, roles, onAsk }: { title: string; roles: readonly RoleView[]; onAsk: (held: RoleView) => void }) => (
  <Section title={title} aside={`${roles.length} 人次`}>
    {roles.length === 0 ? <View className="small">还没有。</View> : null}
    {roles.map((held) => (
      <PersonRow
        key={`${held.volunteerId}-${held.organisation?.id ?? ''}`}
        id={`role-${held.volunteerId}-${held.organisation?.id ?? 'base'}`}
        name={held.name}
        line={[held.organisation?.name, held.phone].filter(Boolean).join(' · ')}
        action={{ label: '取消', spoken: `取消${held.name}的权限`, go: () => onAsk(held) }}
      />
    ))}
  </Section>
)
