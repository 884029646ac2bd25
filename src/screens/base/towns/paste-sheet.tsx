import { View } from '@tarojs/components'
import { useState } from 'react'
import { showToast } from '../../../client/phone/screen'
import { MOST_ENTRIES } from '../../../domain/vocabulary/lists'
import { LONGEST_PASTE } from '../../../domain/vocabulary/pasted-lines'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { FaultNotice, Notice } from '../../../components/notice'
import { Sheet } from '../../../components/sheet'
import { TextInput } from '../../../components/text-input'
import { useAddEntries, useList } from '../lists'
import { ProblemNotice } from '../problem'
import { pastedTowns } from './pasted-towns'

/** Many towns at once, shown as they are read before they are added. */
export function PasteSheet({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('')
  const known = useList('towns').data?.entries
  const add = useAddEntries()
  const { fresh, remarks, isTooMany } = pastedTowns(text, known?.map(({ name }) => name) ?? [])
  const send = () =>
    add.mutate(
      { of: 'towns', added: fresh.map((name) => ({ name })) },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          showToast(`已加 ${fresh.length} 个`)
          onClose()
        },
      },
    )
  return (
    <Sheet isOpen title="粘贴一批乡镇" isHeld={add.isPending} isWritten={text.trim() !== ''} onClose={onClose}>
      <Field label="一行一个" hint="前面的编号、圆点会自动去掉。从表格里复制一列也行。">
        <TextInput id="pasted-towns" label="乡镇，一行一个" isMultiline value={text} maxLength={LONGEST_PASTE} onChange={setText} />
      </Field>
      {text.trim() === '' ? null : (
        <View id="pasted-preview" className="list-part">
          <View>{fresh.length > 0 ? `要加 ${fresh.length} 个：${fresh.join('、')}` : '没有要加的。'}</View>
          {remarks.map((remark) => (
            <View key={remark} className="small">
              {remark}
            </View>
          ))}
        </View>
      )}
      <View className="stack">
        {isTooMany ? <Notice tone="warn" icon="alert">{`最多 ${MOST_ENTRIES.towns} 个乡镇，放不下这么多。`}</Notice> : null}
        <ProblemNotice of={add.data} />
        <FaultNotice of={add.error} />
        <Button
          id="add-pasted"
          isPending={add.isPending}
          isDisabled={fresh.length === 0 || isTooMany || known === undefined}
          reason={fresh.length === 0 ? '先粘贴乡镇的名称' : undefined}
          onTap={send}
        >
          {fresh.length > 0 ? `加 ${fresh.length} 个` : '加上'}
        </Button>
      </View>
    </Sheet>
  )
}
