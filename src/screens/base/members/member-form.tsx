import { View } from '@tarojs/components'
import { useState } from 'react'
import { useSaveMember } from '../members'
import { showToast } from '../../../client/phone/screen'
import type { MemberView } from '../../../contract/people/members'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { FaultNotice } from '../../../components/notice'
import { Sheet } from '../../../components/sheet'
import { TextInput } from '../../../components/text-input'
import { ProblemNotice } from '../problem'

interface MemberFormProps {
  organisationId: string
  /** Absent for a new member. */
  member?: MemberView
  /** Branch of a new member: that of the list on screen. */
  branch?: string
  onClose: () => void
}

/** Form for one member. A known member's phone stays as it is unless a new one is typed, since it is not shown. */
export function MemberForm({ organisationId, member, branch = '', onClose }: MemberFormProps) {
  const before = {
    name: member?.name ?? '',
    phone: '',
    branch: member?.branch ?? branch,
    skills: member?.skills.join('、') ?? '',
    note: member?.note ?? '',
  }
  const [typed, setTyped] = useState(before)
  const [wasTried, setWasTried] = useState(false)
  const save = useSaveMember()
  const isNameless = typed.name.trim().length < 2
  const isPhoneless = !member && typed.phone.trim() === ''
  const send = () => {
    setWasTried(true)
    if (isNameless || isPhoneless) return
    save.mutate(
      {
        organisationId,
        memberId: member?.id ?? null,
        name: typed.name,
        phone: typed.phone.trim() === '' ? null : typed.phone,
        branch: typed.branch,
        skills: typed.skills.split(/[、，,;；\s]+/).filter((skill) => skill !== ''),
        note: typed.note,
      },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          showToast(answer.verified ? '已保存，账号也核实了' : '已保存')
          onClose()
        },
      },
    )
  }
  const field = (key: keyof typeof typed, maxLength: number, kind: 'text' | 'phone' | 'name' = 'text', placeholder = '') => (
    <TextInput
      id={`member-${key}`}
      label={LABELS[key]}
      kind={kind}
      placeholder={placeholder}
      value={typed[key]}
      maxLength={maxLength}
      onChange={(text) => setTyped({ ...typed, [key]: text })}
    />
  )
  const isWritten = JSON.stringify(typed) !== JSON.stringify(before)
  return (
    <Sheet isOpen title={member ? `修改${member.name}` : '加一位成员'} isHeld={save.isPending} isWritten={isWritten} onClose={onClose}>
      <Field label={LABELS.name} error={wasTried && isNameless ? '请写姓名。' : null}>
        {field('name', 40, 'name')}
      </Field>
      <Field
        label={LABELS.phone}
        hint={member ? `现在是 ${member.phone}，不改就空着。` : undefined}
        error={wasTried && isPhoneless ? '请写手机号。' : null}
      >
        {field('phone', 30, 'phone')}
      </Field>
      <Field label={LABELS.branch}>{field('branch', 30, 'text', '比如 第一支部')}</Field>
      <Field label={LABELS.skills} hint="几项之间用顿号隔开">
        {field('skills', 200)}
      </Field>
      <Field label={LABELS.note}>{field('note', 100)}</Field>
      <View className="stack">
        <ProblemNotice of={save.data} />
        <FaultNotice of={save.error} onRetry={send} />
        <Button id="save-member" isPending={save.isPending} onTap={send}>
          保存
        </Button>
      </View>
    </Sheet>
  )
}

const LABELS = { name: '姓名', phone: '手机号', branch: '支部', skills: '专长', note: '备注' }
