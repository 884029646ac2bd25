/** Check of a proof by its code (`?code=`), open to everybody without an account. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useProofCheck } from '../proofs'
import { readProofCode } from '../../../domain/records/proof'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { FaultNotice, Notice } from '../../../components/notice'
import { Page } from '../../../components/page'
import { Skeleton } from '../../../components/skeleton'
import { TextInput } from '../../../components/text-input'
import { Checked } from './checked'
import './index.css'

export default function CheckProofPage() {
  const { code = '' } = useRouter().params
  const [typed, setTyped] = useState(code)
  const [checked, setChecked] = useState(code)
  const query = useProofCheck(checked)
  const error = checked !== '' && readProofCode(checked) === null ? '核对码是十二位数字和字母，请照着证明再输一遍' : null
  const ask = () => {
    if (checked === typed) void query.refetch()
    else setChecked(typed)
  }
  return (
    <Page title="核对证明">
      <View className="card stack">
        <View>照着证明上的核对码输入，看它和我们的记录是不是一样。不用登录。</View>
        <Field label="核对码" error={error}>
          <TextInput
            id="proof-code"
            label="核对码"
            placeholder="例如 ABCD-EFGH-JKMN"
            maxLength={40}
            value={typed}
            onChange={setTyped}
            onConfirm={ask}
            isInvalid={error !== null}
          />
        </Field>
        <Button id="check" icon="search" onTap={ask} isPending={query.isFetching} pendingText="正在核对…" isDisabled={typed.trim() === ''}>
          核对
        </Button>
      </View>
      <View className="check-proof-answer">
        {query.isFetching && query.data === undefined ? <Skeleton shape="rows" /> : null}
        {error ? null : <FaultNotice of={query.error} />}
        {error === null && query.data === null ? (
          <Notice tone="warn" icon="alert" isAnswer>
            没有这个证明。请看清核对码再输一遍；还是没有，这份证明就不是我们开的。
          </Notice>
        ) : null}
        {error === null && query.data && !query.isError && typed === checked ? <Checked proof={query.data} code={checked} /> : null}
      </View>
    </Page>
  )
}
