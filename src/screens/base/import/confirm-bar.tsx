import { View } from '@tarojs/components'
import { useImportMembers } from '../members'
import type { ImportAnswer, ImportMembersInput, ImportPreview } from '../../../contract/people/members'
import { Button } from '../../../components/button'
import { FaultNotice } from '../../../components/notice'
import { ProblemNotice } from '../problem'
import { importWords } from '../verdict-words'

interface ConfirmBarProps {
  preview: ImportPreview
  input: Omit<ImportMembersInput, 'requestId'>
  /** True while a preview by other choices is loading. */
  isStale: boolean
  onDone: (done: Extract<ImportAnswer, { ok: true }>) => void
  /** Called when the roster has changed and the preview must be renewed. */
  onStale: () => void
}

/** Confirm button of the import, with the number of people affected. */
export function ConfirmBar({ preview, input, isStale, onDone, onStale }: ConfirmBarProps) {
  const send = useImportMembers()
  const words = importWords(preview, input.removesMissing)
  const confirm = () =>
    send.mutate(input, {
      onSuccess: (answer) => {
        if (answer.ok) onDone(answer)
        else if (answer.reason === 'roster-changed') onStale()
      },
    })
  const { unreadable: left, left: gone } = preview.counts
  return (
    <View className="stack">
      <ProblemNotice of={send.data} />
      <FaultNotice of={send.error} onRetry={confirm} />
      {gone > 0 ? <View className="small">有 {gone} 人写着已离开，不会导入。还是成员的，在下面那一行点“仍然导入”。</View> : null}
      {left > 0 ? <View className="small">有 {left} 行读不出，不会导入。可以在表格里改好，再传一次。</View> : null}
      <Button id="confirm-import" isPending={send.isPending || isStale} isDisabled={words === ''} reason="和名册一样。" onTap={confirm}>
        {words === '' ? '没有要改的' : `导入：${words}`}
      </Button>
    </View>
  )
}
