import { View } from '@tarojs/components'
import { useState } from 'react'
import { useMergeOrganisations } from '../organisations'
import { showToast } from '../../../client/phone/screen'
import type { OrganisationView } from '../../../contract/people/organisations'
import { ConfirmSheet } from '../../../components/confirm-sheet'
import { Field } from '../../../components/field'
import { FaultNotice } from '../../../components/notice'
import { SelectBox } from '../../../components/select-box'
import { ProblemNotice } from '../problem'

interface MergeSheetProps {
  all: readonly OrganisationView[]
  /** The organisation that is merged into another and removed. */
  from: OrganisationView
  onClose: () => void
}

/** Merge of two organisations, with the numbers of activities, people and roster entries that move. */
export function MergeSheet({ all, from, onClose }: MergeSheetProps) {
  const [intoId, setIntoId] = useState('')
  const [wasTried, setWasTried] = useState(false)
  const merge = useMergeOrganisations()
  const into = all.find(({ id }) => id === intoId)
  const others = all.filter(({ id }) => id !== from.id).map(({ id, name }) => ({ id, name }))
  const send = () => {
    setWasTried(true)
    if (!into) return
    merge.mutate(
      { fromId: from.id, intoId },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          showToast('已合并')
          onClose()
        },
      },
    )
  }
  return (
    <ConfirmSheet
      isOpen
      title={`把「${from.name}」并到哪里？`}
      text="并过去以后，这个组织就没有了，不能撤回。"
      confirmLabel="合并"
      kind="danger"
      isPending={merge.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <Field label="并到" error={wasTried && !into ? '请选一个组织。' : null}>
        <SelectBox
          id="merge-into"
          label="并到哪个组织"
          options={[{ id: '', name: '请选择' }, ...others]}
          value={intoId}
          onChange={setIntoId}
        />
      </Field>
      {into ? (
        <View className="organisations-merge-words">
          {`${from.activities} 场活动、${from.people} 位志愿者、名册 ${from.roster} 人和全部权限都归「${into.name}」，「${from.name}」留作它的别名。`}
        </View>
      ) : null}
      <ProblemNotice of={merge.data} />
      <FaultNotice of={merge.error} />
    </ConfirmSheet>
  )
}
