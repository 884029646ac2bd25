import { View } from '@tarojs/components'
import { useState } from 'react'
import { type ChosenFile, chooseFile } from '../../../client/phone/choose-file'
import { type Sending, sendFile } from '../../../client/uploads'
import { LARGEST_ROSTER } from '../../../contract/limits'
import type { UploadAnswer } from '../../../contract/uploads'
import type { Refused } from '../../../domain/decision'
import { Button } from '../../../components/button'
import { FaultNotice } from '../../../components/notice'
import { Section } from '../../../components/section'
import { ProblemNotice } from '../problem'

/** Files that can be chosen. Those that are not read are offered, too, so that the refusal can say what to do. */
const EXTENSIONS = ['xlsx', 'csv', 'txt', 'xls', 'et', 'xlsm', 'xlsb', 'ods', 'xml']

/** Requirements for the roster file, and its upload. */
export function Choose({ onSent }: { onSent: (file: { uploadId: string; name: string }) => void }) {
  const { choose, again, share, answer, error } = useSending(onSent)
  return (
    <View className="stack">
      <Section title="直接用组织自己的表格">
        <View className="import-words">.xlsx 或 .csv，不用改格式：上面有标题、列的顺序不一样、有合并的格子，都可以。</View>
        <View className="import-words">
          要有一行表头，写着“姓名”和“手机号”（电话、联系电话也行）。有“支部”“专长”“备注”会一起读，一个支部一张工作表也可以；身份证号、住址这些不读也不存。
        </View>
        <View className="small">最大 2 MB，最多 5000 行。传上来先给您看每一行会怎么样，确认了才导入。</View>
      </Section>
      <ProblemNotice of={answer} />
      <FaultNotice of={error} onRetry={again} />
      <Button
        id="choose-file"
        icon="plus"
        isPending={share !== null}
        pendingText={`正在上传 ${Math.round((share ?? 0) * 100)}%`}
        onTap={choose}
      >
        {process.env.TARO_ENV === 'weapp' ? '从聊天里选表格' : '选择表格'}
      </Button>
      {process.env.TARO_ENV === 'weapp' ? <View className="small">表格在电脑上的话，先发到微信的“文件传输助手”，再来这里选。</View> : null}
    </View>
  )
}

function useSending(onSent: (file: { uploadId: string; name: string }) => void) {
  const [held, setHeld] = useState<{ file: ChosenFile; sending: Sending }>()
  const [share, setShare] = useState<number | null>(null)
  const [answer, setAnswer] = useState<UploadAnswer | Refused<'file-empty'>>()
  const [error, setError] = useState<Error | null>(null)
  const send = async ({ file, sending }: { file: ChosenFile; sending: Sending }): Promise<void> => {
    setError(null)
    setShare(0)
    try {
      const sent = await sending.go(setShare)
      setAnswer(sent)
      if (sent.ok) onSent({ uploadId: sending.uploadId, name: file.name })
    } catch (fault) {
      setError(fault as Error)
    }
    setShare(null)
  }
  const choose = async (): Promise<void> => {
    const file = await chooseFile(EXTENSIONS)
    if (!file) return
    const next = { file, sending: sendFile(file, 'roster', LARGEST_ROSTER) }
    setHeld(next)
    if (file.size === 0) return setAnswer({ ok: false, reason: 'file-empty' })
    setAnswer(undefined)
    await send(next)
  }
  return { choose: () => void choose(), again: () => void (held && send(held)), share, answer, error }
}
