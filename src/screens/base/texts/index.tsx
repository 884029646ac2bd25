/** 公开的说明: 关于, and the base's own paragraph on the privacy page. */
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { BaseText } from '../../../contract/vocabulary'
import { useBaseTexts } from '../../../client/vocabulary'
import { askBeforeLeaving, showToast } from '../../../client/phone/screen'
import { LONGEST_TEXTS, type TextKind } from '../../../domain/vocabulary/texts'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { Loading } from '../../../components/loading'
import { FaultNotice } from '../../../components/notice'
import { Page } from '../../../components/page'
import { Section } from '../../../components/section'
import { TextInput } from '../../../components/text-input'
import { ForRole } from '../for-role'
import { ProblemNotice } from '../problem'
import { useSaveText } from '../texts'
import '../list.css'

export default function TextsPage() {
  return (
    <ForRole title="公开的说明" whose="基地管理员">
      {() => <Texts />}
    </ForRole>
  )
}

const TEXTS: { kind: TextKind; title: string; hint: string }[] = [
  { kind: 'about', title: '关于', hint: '基地做什么、在哪里、怎么联系。谁都能看：我的 → 关于。' },
  { kind: 'privacy', title: '隐私说明里的补充', hint: '本基地由谁负责、找谁问。和通用的说明一起显示，不用登录就能看。' },
]

function Texts() {
  const query = useBaseTexts()
  return (
    <Page title="公开的说明">
      <View className="stack">
        {query.data ? (
          TEXTS.map((one) => <OneText key={one.kind} {...one} stored={query.data[one.kind]} />)
        ) : (
          <Loading queries={[query]} shape="rows" />
        )}
      </View>
    </Page>
  )
}

function OneText({ kind, title, hint, stored }: (typeof TEXTS)[number] & { stored: BaseText }) {
  const [typed, setTyped] = useState<string>()
  const [opened, setOpened] = useState(stored)
  const save = useSaveText()
  const isWritten = typed !== undefined && typed !== opened.text
  useEffect(() => (isWritten ? askBeforeLeaving('写的内容还没有保存，要离开吗？') : undefined), [isWritten])
  // A text that nobody writes here follows the server's; one that is written is saved over the text that was seen.
  if (!isWritten && opened.version !== stored.version) setOpened(stored)
  const isOutdated = save.data?.ok === false && opened.version !== stored.version
  const send = () =>
    save.mutate(
      { kind, version: isOutdated ? stored.version : opened.version, text: typed ?? opened.text },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          setTyped(undefined)
          showToast('已保存')
        },
      },
    )
  return (
    <Section title={title}>
      <Field label="文字" hint={`${hint}最多 ${LONGEST_TEXTS[kind]} 个字，换行会保留。`}>
        <TextInput
          id={`text-${kind}`}
          label={title}
          isMultiline
          value={typed ?? opened.text}
          maxLength={LONGEST_TEXTS[kind]}
          isDisabled={save.isPending}
          onChange={setTyped}
        />
      </Field>
      <View className="stack">
        <ProblemNotice of={save.data} />
        {isOutdated ? <View className="small list-lines">{`现在的文字：\n${stored.text || '（空）'}`}</View> : null}
        <FaultNotice of={save.error} />
        <Button id={`save-${kind}`} isPending={save.isPending} isDisabled={!isWritten} reason="没有改动" onTap={send}>
          保存
        </Button>
      </View>
    </Section>
  )
}
