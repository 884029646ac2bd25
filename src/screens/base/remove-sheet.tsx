import { useState } from 'react'
import type { ListEntry } from '../../contract/vocabulary'
import { showToast } from '../../client/phone/screen'
import type { ListName } from '../../domain/vocabulary/lists'
import { ConfirmSheet } from '../../components/confirm-sheet'
import { FaultNotice } from '../../components/notice'
import { useRemoveEntry } from './lists'
import { ProblemNotice } from './problem'

interface RemoveSheetProps {
  of: ListName
  noun: string
  entry: ListEntry
  version: string
  onClose: () => void
}

/** Confirmation before an unused entry is removed. */
export function RemoveSheet({ of, noun, entry, version, onClose }: RemoveSheetProps) {
  const remove = useRemoveEntry()
  const [opened] = useState(version)
  const send = () =>
    remove.mutate(
      { of, version: opened, entryId: entry.id },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          showToast('已删除')
          onClose()
        },
      },
    )
  return (
    <ConfirmSheet
      isOpen
      title={`删除「${entry.name}」？`}
      text={`没有地方用到这个${noun}，删除后就没有了，要用可以再加。`}
      confirmLabel="删除"
      kind="danger"
      isPending={remove.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      <ProblemNotice of={remove.data} />
      <FaultNotice of={remove.error} />
    </ConfirmSheet>
  )
}
