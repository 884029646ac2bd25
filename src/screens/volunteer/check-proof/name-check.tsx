import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { FaultNotice, Notice } from '../../../components/notice'
import { TextInput } from '../../../components/text-input'
import { useNameCheck } from '../proofs'

/** Check of the name on the paper, for a holder who has left: no name is kept, and a typed one can still be compared. */
export function NameCheck({ code }: { code: string }) {
  const [typed, setTyped] = useState('')
  const [checked, setChecked] = useState('')
  const query = useNameCheck(code, checked)
  const isRight = typed === checked ? query.data?.isNameRight : undefined
  return (
    <View className="card stack check-proof-card">
      <View>本人已经注销，我们不再保存姓名。请输入证明上的姓名，看它对不对。</View>
      <Field label="证明上的姓名">
        <TextInput
          id="proof-name"
          label="证明上的姓名"
          maxLength={80}
          value={typed}
          onChange={setTyped}
          onConfirm={() => setChecked(typed)}
        />
      </Field>
      <Button
        id="check-name"
        kind="quiet"
        onTap={() => setChecked(typed)}
        isPending={query.isFetching}
        pendingText="正在核对…"
        isDisabled={typed.trim() === ''}
      >
        核对姓名
      </Button>
      <FaultNotice of={query.error} />
      {isRight === true ? (
        <Notice tone="ok" icon="check" isAnswer>
          姓名对，和开出证明时一样。
        </Notice>
      ) : null}
      {isRight === false ? (
        <Notice tone="warn" icon="alert" isAnswer>
          姓名不对，和开出证明时的不一样。
        </Notice>
      ) : null}
    </View>
  )
}
