import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePreview } from '../members'
import type { ImportAnswer, ImportPreview } from '../../../contract/people/members'
import { VERDICT_KINDS, type VerdictKind } from '../../../domain/people/roster-import'
import { Button } from '../../../components/button'
import { ChipBar } from '../../../components/chip-bar'
import { Failed } from '../../../components/empty'
import { Page } from '../../../components/page'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { ProblemNotice } from '../problem'
import { KIND_WORDS } from '../verdict-words'
import { ConfirmBar } from './confirm-bar'
import { MissingMembers } from './missing'
import { Rows } from './rows'

interface PreviewProps {
  organisationId: string
  file: { uploadId: string; name: string }
  onDone: (done: Extract<ImportAnswer, { ok: true }>) => void
  onAgain: () => void
}

/** Preview of the file's effects, with a way to choose another file. */
export function Preview({ organisationId, file, onDone, onAgain }: PreviewProps) {
  const [sheet, setSheet] = useState<string | null>(null)
  const [kind, setKind] = useState<VerdictKind | null>(null)
  const [removesMissing, setRemovesMissing] = useState(false)
  const query = usePreview({ organisationId, uploadId: file.uploadId, sheet, kind })
  const again = (
    <Button id="another-file" kind="quiet" onTap={onAgain}>
      换一个文件
    </Button>
  )
  const answer = query.data?.pages[0]
  if (!answer || !answer.ok || answer.chooses) {
    return (
      <Page title="导入名册">
        <View className="stack">
          {query.isPending ? <Skeleton shape="rows" /> : null}
          {query.isError && !answer ? <Failed error={query.error} onRetry={() => void query.refetch()} /> : null}
          {answer && !answer.ok ? <ProblemNotice of={answer} /> : null}
          {answer?.ok && answer.chooses ? <Sheets sheets={answer.sheets} onChoose={setSheet} /> : null}
          {answer ? again : null}
        </View>
      </Page>
    )
  }
  const rows = (query.data?.pages ?? []).flatMap((page) => (page.ok && !page.chooses ? page.rows : []))
  const input = { organisationId, uploadId: file.uploadId, sheet: answer.sheet, fingerprint: answer.fingerprint, removesMissing }
  return (
    <Page title="导入名册" bottom={<ConfirmBar preview={answer} input={input} onDone={onDone} onStale={() => void query.refetch()} />}>
      <View className="stack">
        <Head name={file.name} preview={answer} />
        <MissingMembers missing={answer.missing} isTicked={removesMissing} onTick={setRemovesMissing} />
        <ChipBar
          id="rows"
          label="看哪些行"
          chips={chipsOf(answer)}
          chosen={kind ?? ''}
          onChoose={(id) => setKind((id || null) as VerdictKind | null)}
        />
        <Rows rows={rows} onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined} />
        {again}
      </View>
    </Page>
  )
}

function chipsOf({ counts }: ImportPreview) {
  const some = VERDICT_KINDS.filter((kind) => counts[kind] > 0)
  const all = some.reduce((sum, kind) => sum + counts[kind], 0)
  return [{ id: '', name: `全部 ${all}` }, ...some.map((kind) => ({ id: kind, name: `${KIND_WORDS[kind]} ${counts[kind]}` }))]
}

/** Columns that were read and columns that were ignored. A wrong heading is the most likely mistake. */
const Head = ({ name, preview: { sheet, used, ignored, namesakes } }: { name: string; preview: ImportPreview }) => (
  <Section title={name}>
    {sheet === '' ? null : <View className="small">工作表：{sheet}</View>}
    <View className="small">读了：{used.join('、')}</View>
    {ignored.length > 0 ? <View className="small">没读：{ignored.join('、')}</View> : null}
    {namesakes > 0 ? <View className="small import-namesakes">有 {namesakes} 行是同名的人，请看一眼。</View> : null}
  </Section>
)

const Sheets = ({ sheets, onChoose }: { sheets: readonly { name: string; rows: number }[]; onChoose: (name: string) => void }) => (
  <Section title="有几张工作表，导入哪一张？">
    <View className="stack">
      {sheets.map(({ name, rows }) => (
        <Button key={name} kind="quiet" onTap={() => onChoose(name)}>
          {`${name}（${rows} 行）`}
        </Button>
      ))}
    </View>
  </Section>
)
