/** 成员名册: an organisation's members by branch, changed by hand or by its spreadsheet. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useVocabulary } from '../../../client/activities/activities'
import { openPage } from '../../../client/phone/navigation'
import type { SessionView } from '../../../contract/people/profile'
import { Button } from '../../../components/button'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { FaultNotice } from '../../../components/notice'
import { Page } from '../../../components/page'
import { SelectBox } from '../../../components/select-box'
import { Skeleton } from '../../../components/skeleton'
import { TextInput } from '../../../components/text-input'
import { ForRole } from '../for-role'
import { useExportMembers } from '../members'
import { ProblemNotice } from '../problem'
import { MemberForm } from './member-form'
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
  const [branch, setBranch] = useState<string | null>(null)
  const [isAdding, setIsAdding] = useState(false)
  const all = (vocabulary.data?.organisations ?? []).map(({ id, name }) => ({ id, name }))
  const options = session.isAdministrator ? all : session.organises
  const organisation = options.find(({ id }) => id === chosen) ?? options.find(({ id }) => session.organises[0]?.id === id) ?? options[0]
  if (!organisation) return <Page title="成员名册">{<Skeleton shape="rows" />}</Page>
  const choose = (id: string) => {
    setChosen(id)
    setBranch(null)
  }
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
          <SelectBox id="members-of" label="哪个组织的名册" options={options} value={organisation.id} onChange={choose} />
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
        <MemberList key={organisation.id} organisationId={organisation.id} text={text.trim()} branch={branch} onBranch={setBranch} />
        <Button id="add-member" kind="quiet" onTap={() => setIsAdding(true)}>
          加一位成员
        </Button>
        <ExportButton key={`export-${organisation.id}`} organisationId={organisation.id} />
      </View>
      {isAdding ? <MemberForm organisationId={organisation.id} branch={branch ?? ''} onClose={() => setIsAdding(false)} /> : null}
    </Page>
  )
}

/** The roster as a file with whole phone numbers, after a question, since such a file is easily passed on. */
function ExportButton({ organisationId }: { organisationId: string }) {
  const [isAsking, setIsAsking] = useState(false)
  const make = useExportMembers()
  const send = () => make.mutate({ organisationId }, { onSuccess: (answer) => answer.ok && setIsAsking(false) })
  return (
    <>
      <Button id="export-members" kind="quiet" onTap={() => setIsAsking(true)}>
        导出名册（.xlsx）
      </Button>
      <ConfirmSheet
        isOpen={isAsking}
        title="导出名册？"
        text="文件里有全部成员的完整手机号，请不要转发到群里。谁在什么时候导出会记在日志里。"
        confirmLabel="导出"
        isPending={make.isPending}
        onConfirm={send}
        onClose={() => setIsAsking(false)}
      >
        <ProblemNotice of={make.data} />
        <FaultNotice of={make.error} />
      </ConfirmSheet>
    </>
  )
}
