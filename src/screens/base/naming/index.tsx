/** 名称和电话: the base's name, the number that people call, and its hours. */
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { useVocabulary } from '../../../client/activities/activities'
import { replacePage } from '../../../client/phone/navigation'
import { askBeforeLeaving, showToast } from '../../../client/phone/screen'
import { Button } from '../../../components/button'
import { ChipList } from '../../../components/choice-list'
import { Empty } from '../../../components/empty'
import { Field } from '../../../components/field'
import { Loading } from '../../../components/loading'
import { FaultNotice, Notice } from '../../../components/notice'
import { Page } from '../../../components/page'
import { Section } from '../../../components/section'
import { TextInput } from '../../../components/text-input'
import type { BaseView } from '../../../contract/base'
import { foundingWords } from '../../../domain/base/founding-words'
import { type Naming, changedFields, namingProblems } from '../../../domain/base/naming'
import { ForRole } from '../for-role'
import { HoursField, PhoneField } from '../phone-fields'
import { useChangeBase } from './naming'
import { type NamingForm, formOf, isWritten, namingInWords, namingOf } from './naming-form'

const TITLE = '名称和电话'

export default function NamingPage() {
  return (
    <ForRole title={TITLE} whose="基地管理员">
      {() => <OfBase />}
    </ForRole>
  )
}

function OfBase() {
  const vocabulary = useVocabulary()
  const base = vocabulary.data?.base
  return (
    <Page title={TITLE}>
      {base === undefined ? <Loading queries={[vocabulary]} shape="rows" /> : null}
      {base === null ? (
        <Empty
          icon="medal"
          title="基地还没有开通"
          text="开通的时候一起填名称和电话。"
          action={{ label: '去开通', go: () => replacePage('base/guide') }}
        />
      ) : null}
      {base ? <Change base={base} /> : null}
    </Page>
  )
}

function Change({ base }: { base: BaseView }) {
  const { form, change, opened, hasChanges, forget } = useTyped(base)
  const [hasTried, setHasTried] = useState(false)
  const save = useChangeBase()
  const problems = hasTried ? [...namingProblems(namingOf(form))] : []
  const error = (field: keyof Naming) => {
    const problem = problems.find(({ at: [at] }) => at === field)
    return problem ? foundingWords(problem) : null
  }
  const refused = save.data?.ok === false ? save.data : undefined
  const isOutdated = refused !== undefined && changedFields(opened, base).length > 0
  const send = () => {
    setHasTried(true)
    const wanted = namingOf(form)
    if (!namingProblems(wanted).next().done) return
    const { name, contactPhone, callingHours } = isOutdated ? base : opened
    save.mutate(
      { ...wanted, seen: { name, contactPhone, callingHours } },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          setHasTried(false)
          forget()
          showToast('已保存')
        },
      },
    )
  }
  return (
    <Section title={base.county}>
      <Fields form={form} change={change} error={error} />
      <View className="stack">
        <View className="small">保存以后，活动列表和隐私说明上就是新的。县不能改。</View>
        {refused ? (
          <Notice tone="warn" icon="alert" isAnswer>
            {foundingWords(refused)}
          </Notice>
        ) : null}
        {isOutdated ? <View id="naming-present" className="small">{`现在的：${namingInWords(base)}`}</View> : null}
        <FaultNotice of={save.error} />
        <Button id="save-naming" isPending={save.isPending} isDisabled={!hasChanges} reason="没有改动" onTap={send}>
          保存
        </Button>
      </View>
    </Section>
  )
}

/** The typed form over the base that it was opened with. A form in which nothing is written follows the server. */
function useTyped(base: Naming) {
  const [typed, setTyped] = useState<NamingForm>()
  const [opened, setOpened] = useState(base)
  const stored = formOf(opened)
  const form = typed ?? stored
  const hasChanges = isWritten(form, stored)
  useEffect(() => (hasChanges ? askBeforeLeaving('改的还没有保存，要离开吗？') : undefined), [hasChanges])
  if (!hasChanges && changedFields(opened, base).length > 0) {
    setOpened(base)
    setTyped(undefined)
  }
  return {
    form,
    opened,
    hasChanges,
    change: (part: Partial<NamingForm>) => setTyped({ ...form, ...part }),
    forget: () => setTyped(undefined),
  }
}

const WITH_HOURS = [
  { id: 'hours', name: '写上时间' },
  { id: 'none', name: '不写时间' },
]

interface FieldsProps {
  form: NamingForm
  change: (part: Partial<NamingForm>) => void
  error: (field: keyof Naming) => string | null
}

function Fields({ form, change, error }: FieldsProps) {
  const { name, phone, hasHours, hours } = form
  return (
    <>
      <Field label="基地名称" hint="村民和志愿者在列表最上面看到的。" error={error('name')}>
        <TextInput id="naming-name" label="基地名称" value={name} maxLength={40} onChange={(typed) => change({ name: typed })} />
      </Field>
      <PhoneField of="naming" phone={phone} error={error('contactPhone')} onChange={(typed) => change({ phone: typed })} />
      {phone.trim() === '' ? null : (
        <Field label="接电话的时间">
          <ChipList
            id="naming-with"
            label="接电话的时间"
            choices={WITH_HOURS}
            chosen={[hasHours ? 'hours' : 'none']}
            onChange={([id]) => change({ hasHours: id === 'hours' })}
          />
        </Field>
      )}
      {phone.trim() !== '' && hasHours ? (
        <HoursField of="naming" hours={hours} error={error('callingHours')} onChange={(chosen) => change({ hours: chosen })} />
      ) : null}
    </>
  )
}
