import { useState } from 'react'
import { useAddMember, useReplaceMember } from '../teams'
import type { TeamView } from '../../../contract/teams'
import { isName, tidyName } from '../../../domain/people/profile'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { Field } from '../../../components/field'
import { GoneSheet } from '../../../components/gone-sheet'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice } from '../../../components/notice'
import { anyRefusalText } from '../../../components/refusal-texts-all'
import { TextInput } from '../../../components/text-input'
import { type Asked, whyGone } from './asked'

interface NameSheetProps {
  team: TeamView
  asked: Extract<Asked, { kind: 'add' | 'replace' }>
  onClose: () => void
  now: number
}

/** A name for an open seat, or for a member's seat. */
export function NameSheet({ team, asked, onClose, now }: NameSheetProps) {
  const [text, setText] = useState('')
  const [wasTried, setWasTried] = useState(false)
  const add = useAddMember(team.id)
  const replace = useReplaceMember(team.id)
  const change = asked.kind === 'add' ? add : replace
  const name = tidyName(text)
  const error = wasTried && !isName(name) ? anyRefusalText('name-invalid', name, 0) : null
  const onSuccess = (answer: { ok: boolean }) => answer.ok && onClose()
  const confirm = () => {
    setWasTried(true)
    if (!isName(name)) return
    if (asked.kind === 'add') add.mutate({ positionId: asked.positionId, name }, { onSuccess })
    else replace.mutate({ signUpId: asked.signUpId, name }, { onSuccess })
  }
  const title = asked.kind === 'add' ? `${asked.position}：填一个名字` : `把${asked.name}换成别人`
  const gone = whyGone(asked, team, now)
  if (gone !== null && !change.isPending) return <GoneSheet title={title} why={gone} onClose={onClose} />
  return (
    <ConfirmSheet
      isOpen
      title={title}
      text={
        asked.kind === 'add'
          ? `写${team.organisation.name}成员的真实姓名，本人会收到消息。`
          : `${asked.name}会离开名单并收到消息，签到码作废；位子给新写的人。`
      }
      confirmLabel={asked.kind === 'add' ? '填上' : '换人'}
      isWritten={text.trim() !== ''}
      isPending={change.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Field label="姓名" error={error}>
        <TextInput
          id="member-name"
          label="姓名"
          value={text}
          onChange={(next) => {
            if (change.data || change.error) change.reset()
            setText(next)
          }}
          maxLength={40}
          isInvalid={error !== null}
          isDisabled={change.isPending}
        />
      </Field>
      <AnyRefusal of={change.data} />
      <FaultNotice of={change.error} />
    </ConfirmSheet>
  )
}
