import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePreview } from '../members'
import type { ImportAnswer, ImportPreview, IncludedRow, SheetView } from '../../../contract/people/members'
import { VERDICT_KINDS, type VerdictKind } from '../../../domain/people/roster-import'
import { Button } from '../../../components/button'
import { ChipBar } from '../../../components/chip-bar'
import { ChoiceList } from '../../../components/choice-list'
import { Failed } from '../../../components/empty'
import { Page } from '../../../components/page'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { ProblemNotice } from '../problem'
import { KIND_WORDS, branchWords, columnUses, sheetWords } from '../verdict-words'
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
  const [sheets, setSheets] = useState<string[] | null>(null)
  const [included, setIncluded] = useState<IncludedRow[]>([])
  const [kind, setKind] = useState<VerdictKind | null>(null)
  const [removesMissing, setRemovesMissing] = useState(false)
  const choices = { organisationId, uploadId: file.uploadId, sheets, included }
  const query = usePreview({ ...choices, kind })
  const again = (
    <Button id="another-file" kind="quiet" onTap={onAgain}>
      换一个文件
    </Button>
  )
  const answer = query.data?.pages[0]
  if (!answer?.ok) {
    return (
      <Page title="导入名册">
        <View className="stack">
          {query.isPending ? <Skeleton shape="rows" /> : null}
          {query.isError && !answer ? <Failed error={query.error} onRetry={() => void query.refetch()} /> : null}
          {answer ? <ProblemNotice of={answer} /> : null}
          {answer ? again : null}
        </View>
      </Page>
    )
  }
  const rows = (query.data?.pages ?? []).flatMap((page) => (page.ok ? page.rows : []))
  const choose = (names: string[]) => {
    setSheets(names)
    setKind(null)
    setRemovesMissing(false)
  }
  const include = (next: IncludedRow[]) => {
    setIncluded(next)
    setKind(null)
  }
  const input = { ...choices, fingerprint: answer.fingerprint, removesMissing }
  return (
    <Page
      title="导入名册"
      bottom={
        <ConfirmBar preview={answer} input={input} isStale={query.isPlaceholderData} onDone={onDone} onStale={() => void query.refetch()} />
      }
    >
      <View className="stack">
        <Sheets sheets={answer.sheets} onChoose={choose} />
        <Head name={file.name} preview={answer} />
        <MissingMembers missing={answer.missing} isTicked={removesMissing} onTick={setRemovesMissing} />
        <ChipBar
          id="rows"
          label="看哪些行"
          chips={chipsOf(answer)}
          chosen={kind ?? ''}
          onChoose={(id) => setKind((id || null) as VerdictKind | null)}
        />
        <Rows
          rows={rows}
          hasSheets={answer.sheets.filter(({ isChosen }) => isChosen).length > 1}
          included={included}
          onInclude={include}
          onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
        />
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
const Head = ({ name, preview: { used, ignored, namesakes, branches } }: { name: string; preview: ImportPreview }) => (
  <Section title={name}>
    {columnUses(used).map((words) => (
      <View key={words} className="small">
        {words}
      </View>
    ))}
    {ignored.length > 0 ? <View className="small">没读：{ignored.join('、')}</View> : null}
    {branches.some(({ branch }) => branch !== '') ? <View className="small import-branches">支部人数：{branchWords(branches)}</View> : null}
    {namesakes > 0 ? <View className="small import-namesakes">有 {namesakes} 行是同名的人，请看一眼。</View> : null}
  </Section>
)

/** The sheets of a workbook that has several, each with its number of people. */
function Sheets({ sheets, onChoose }: { sheets: readonly SheetView[]; onChoose: (names: string[]) => void }) {
  if (sheets.length < 2) return null
  return (
    <Section title="导入哪几张工作表？">
      <ChoiceList
        id="sheets"
        label="工作表"
        isMultiple
        choices={sheets.map((sheet) => ({ id: sheet.name, name: sheet.name, note: sheetWords(sheet), isDisabled: sheet.problem !== null }))}
        chosen={sheets.flatMap(({ name, isChosen }) => (isChosen ? [name] : []))}
        onChange={onChoose}
      />
      <View className="small">没选的工作表不导入，上面的人也不会移出名册。</View>
    </Section>
  )
}
