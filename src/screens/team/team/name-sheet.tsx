import { useState } from 'react'
import { useAddMember, useReplaceMember } from '../teams'
import type { TeamView } from '../../../contract/teams'
import { isName, tidyName } from '../../../domain/people/names'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { Field } from '../../../components/field'
import { GoneSheet } from '../../../components/gone-sheet'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice } from '../../../components/notice'
import { anyRefusalText } from '../../../components/refusal-texts-all'
import { TextInput } from '../../../components/text-input'
import { type TeamChange, obstacleTo } from './team-change'

interface NameSheetProps {
  team: TeamView
  change: Extract<TeamChange, { kind: 'add' | 'replace' }>
  onClose: () => void
  now: number
}

/** Sheet for a name: for an unnamed seat, or in place of a member. */
export function NameSheet({ team, change, onClose, now }: NameSheetProps) {
  const [text, setText] = useState('')
  const [wasTried, setWasTried] = useState(false)
  const add = useAddMember(team.id)
  const replace = useReplaceMember(team.id)
  const mutation = change.kind === 'add' ? add : replace
  const name = tidyName(text)
  const error = wasTried && !isName(name) ? anyRefusalText('name-invalid', name, 0) : null
  const onSuccess = (answer: { ok: boolean }) => answer.ok && onClose()
  const confirm = () => {
    setWasTried(true)
    if (!isName(name)) return
    if (change.kind === 'add') add.mutate({ positionId: change.positionId, name }, { onSuccess })
    else replace.mutate({ signUpId: change.signUpId, name }, { onSuccess })
  }
  const title = change.kind === 'add' ? `${change.position}：填一个名字` : `把${change.name}换成别人`
  const gone = obstacleTo(change, team, now)
  if (gone !== null && !mutation.isPending) return <GoneSheet title={title} why={gone} onClose={onClose} />
  return (
    <ConfirmSheet
      isOpen
      title={title}
      text={
        change.kind === 'add'
          ? `写${team.organisation.name}成员的真实姓名，本人会收到消息。`
          : `${change.name}会离开名单并收到消息，签到码作废；位子给新写的人。`
      }
      confirmLabel={change.kind === 'add' ? '填上' : '换人'}
      isWritten={text.trim() !== ''}
      isPending={mutation.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Field label="姓名" error={error}>
        <TextInput
          id="member-name"
          label="姓名"
          value={text}
          onChange={(next) => {
            if (mutation.data || mutation.error) mutation.reset()
            setText(next)
          }}
          maxLength={40}
          isInvalid={error !== null}
          isDisabled={mutation.isPending}
        />
      </Field>
      <AnyRefusal of={mutation.data} />
      <FaultNotice of={mutation.error} />
    </ConfirmSheet>
  )
}
