/** 组织者入口: who makes organisers, and the code for the first administrator. */
import { View } from '@tarojs/components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sessionKey, useSession } from '../../../client/people/session'
import { openPage } from '../../../client/phone/navigation'
import { api, ask } from '../../../client/wire/calls'
import { AnyRefusal } from '../../../components/any-refusal'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { Loading } from '../../../components/loading'
import { FaultNotice, Notice } from '../../../components/notice'
import { Page } from '../../../components/page'
import { Section } from '../../../components/section'
import { TextInput } from '../../../components/text-input'
import { SignInInvitation } from '../not-known'

export default function OpeningPage() {
  const session = useSession()
  return (
    <Page title="组织者入口">
      {session.data ? (
        <View className="stack">
          <Section title="我是组织者">
            <View>组织者由基地管理员任命。请先填写资料，再请管理员在“权限”里加上您，“我的”页面就会出现“组织者工作台”。</View>
          </Section>
          <SignInInvitation session={session.data} words="输入开通码之前，请先填写姓名和手机号。" />
          {session.data.profile ? <OpeningForm /> : null}
        </View>
      ) : (
        <Loading queries={[session]} shape="rows" />
      )}
    </Page>
  )
}

function OpeningForm() {
  const client = useQueryClient()
  const [typed, setTyped] = useState('')
  const opening = useMutation({
    mutationFn: (code: string) => ask(api.sessions.open.mutate({ code })),
    onSuccess: (answer) => (answer.ok ? client.invalidateQueries({ queryKey: sessionKey }) : undefined),
  })
  if (opening.data?.ok)
    return (
      <Notice
        tone="ok"
        icon="check"
        isAnswer
        action={
          <Button id="to-desk" isSmall onTap={() => openPage('organiser/desk')}>
            去工作台
          </Button>
        }
      >
        您现在是基地管理员。
      </Notice>
    )
  return (
    <Section title="我有开通码">
      <View className="small">开通码在部署系统的人那里，只用来任命管理员。</View>
      <Field label="开通码">
        <TextInput
          id="opening-code"
          label="开通码"
          placeholder="例如 ABCD-EFGH-JKMN"
          maxLength={40}
          value={typed}
          onChange={setTyped}
          onConfirm={() => opening.mutate(typed)}
        />
      </Field>
      <AnyRefusal of={opening.data} />
      <FaultNotice of={opening.error} />
      <Button id="open" onTap={() => opening.mutate(typed)} isPending={opening.isPending} isDisabled={typed.trim() === ''}>
        开通
      </Button>
    </Section>
  )
}
