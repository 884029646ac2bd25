/** 导入名册: choice of a file, preview of its rows, and one confirmation for the whole import. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useVocabulary } from '../../../client/activities/activities'
import type { ImportAnswer } from '../../../contract/people/members'
import { Page } from '../../../components/page'
import { ForRole } from '../for-role'
import { Choose } from './choose'
import { Done } from './done'
import { Preview } from './preview'
import './index.css'

export default function ImportPage() {
  return (
    <ForRole title="导入名册" whose="组织者">
      {() => <Import />}
    </ForRole>
  )
}

type Imported = Extract<ImportAnswer, { ok: true }>

function Import() {
  const organisationId = useRouter().params['organisation'] ?? ''
  const organisation = useVocabulary().data?.organisations.find(({ id }) => id === organisationId)
  const [file, setFile] = useState<{ uploadId: string; name: string }>()
  const [done, setDone] = useState<Imported>()
  const again = () => setFile(undefined)
  if (file && !done) {
    return <Preview key={file.uploadId} organisationId={organisationId} file={file} onDone={setDone} onAgain={again} />
  }
  return (
    <Page title="导入名册">
      <View className="small import-whose">{organisation?.name ?? ''}</View>
      {done ? <Done done={done} /> : <Choose onSent={setFile} />}
    </Page>
  )
}
