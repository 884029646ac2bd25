/** 几场一起改: a change for this visit, for this and the later ones, or for the whole series. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useVocabulary } from '../../../client/activities/activities'
import { useNow } from '../../../client/phone/clock'
import { useDeskActivity } from '../../../client/activities/desk'
import { openPage } from '../../../client/phone/navigation'
import { planOf } from '../../../client/activities/plan-form'
import { useSeriesEditing } from './editing'
import type { Vocabulary } from '../../../contract/activities/activities'
import type { DeskActivity } from '../../../contract/activities/desk'
import { Button } from '../../../components/button'
import { categoryTone } from '../../../components/category'
import { NoRoomNotice } from '../../../components/no-room-notice'
import { Notice } from '../../../components/notice'
import { Page } from '../../../components/page'
import { RestoredNotice } from '../../../components/restored-notice'
import { Loading } from '../../../components/loading'
import { SourceCard } from '../source-card'
import { Fields } from './fields'
import { problemOf } from './form'
import { ScopeSheet } from './scope-sheet'
import './index.css'

const toDesk = { label: '回到工作台', go: () => openPage('organiser/desk') }

export default function EditSeriesPage() {
  const id = useRouter().params['id'] ?? ''
  const source = useDeskActivity(id)
  const vocabulary = useVocabulary()
  if (source.data && vocabulary.data) return <Editor source={source.data} vocabulary={vocabulary.data} />
  return (
    <Page title="几场一起改">
      <Loading queries={[source, vocabulary]} isBroken={id === ''} shape="detail" wayBack={toDesk} />
    </Page>
  )
}

function Editor({ source, vocabulary }: { source: DeskActivity; vocabulary: Vocabulary }) {
  const now = useNow()
  // The visit that the form was filled from. The server compares its version and reports another person's change.
  const [base] = useState(source)
  const { form, change, ...editing } = useSeriesEditing(source.id, source.plan)
  const [wasTried, setWasTried] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const problem = problemOf(form)
  const isSame = JSON.stringify(planOf(form)) === JSON.stringify(planOf(editing.base))
  const next = () => {
    setWasTried(true)
    if (problem === null && !isSame) setIsAsking(true)
  }
  return (
    <Page
      title="几场一起改"
      className={categoryTone(source.categories)}
      bottom={
        <>
          <NoRoomNotice isOnPhone={editing.isOnPhone} wayOut="保存" />
          <Button id="choose-scope" onTap={next}>
            下一步：改哪些场
          </Button>
          {wasTried && (problem !== null || isSame) ? (
            <View className="small edit-series-problem" role="alert">
              {problem ?? '还没有改什么。'}
            </View>
          ) : null}
        </>
      }
    >
      {editing.isRestored ? <RestoredNotice isChange onStartAgain={editing.startAgain} /> : null}
      {editing.hasClash ? (
        <Notice tone="warn" icon="alert">
          这一场别人也改过，有的地方和您写的不一样。这里是您写的，请看一遍。
        </Notice>
      ) : null}
      <SourceCard heading={base} words="从这一场改起" now={now} />
      <Fields form={form} vocabulary={vocabulary} onChange={change} />
      {isAsking ? <ScopeSheet source={base} plan={planOf(form)} onStored={editing.drop} onClose={() => setIsAsking(false)} /> : null}
    </Page>
  )
}
