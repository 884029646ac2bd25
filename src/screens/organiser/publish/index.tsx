/** 发布活动: the form for a new activity, a copy of an activity (`?copy=`), or a change of one (`?id=`). */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useVocabulary } from '../../../client/activities/activities'
import { now } from '../../../client/phone/clock'
import { useDeskActivity } from '../../../client/activities/desk'
import { goBack, replacePage } from '../../../client/phone/navigation'
import { useSession } from '../../../client/people/session'
import { dropDraft } from './writing'
import type { DeskActivity } from '../../../contract/activities/desk'
import type { EditRefusal } from '../../../domain/activities/activity'
import { Empty } from '../../../components/empty'
import { Page } from '../../../components/page'
import { anyRefusalText } from '../../../components/refusal-texts-all'
import { Loading } from '../../../components/loading'
import { NotOrganiser } from '../not-organiser'
import { PublishForm } from './publish-form'
import { type Start, changeOf, keyOf, newOf, restored } from './start'
import './index.css'

export default function PublishPage() {
  const { id = '', copy = '' } = useRouter().params
  const key = keyOf(id, copy)
  const session = useSession()
  const vocabulary = useVocabulary()
  const [start, setStart] = useState<Start | undefined>(() => restored(key))
  // A draft from the phone needs no source, since the server compares versions when the draft is sent.
  const source = useDeskActivity(start ? '' : id || copy)
  const title = id ? '修改活动' : '发布活动'

  const isSourceThere = (id || copy) === '' || source.data !== undefined
  const refusal = id && source.data ? whyNotEditable(source.data) : undefined
  if (!start && session.data?.isOrganiser && isSourceThere && !refusal) {
    setStart(id && source.data ? changeOf(source.data) : newOf(key, source.data, session.data, now()))
  }
  if (start && session.data?.isOrganiser && vocabulary.data) {
    const startAgain = () => {
      dropDraft(start.draft)
      setStart(undefined)
    }
    return (
      <PublishForm
        key={`${start.draft.activityId} ${start.isRestored}`}
        title={title}
        start={start}
        session={session.data}
        vocabulary={vocabulary.data}
        onStartAgain={startAgain}
      />
    )
  }
  return (
    <Page title={title}>
      {session.data?.isOrganiser === false ? (
        <NotOrganiser session={session.data} />
      ) : refusal ? (
        <NotEditable reason={refusal} activityId={id} />
      ) : (
        <Loading queries={[session, vocabulary, source]} shape="detail" wayBack={{ label: '返回', go: goBack }} />
      )}
    </Page>
  )
}

/** Refusal that the server would give to a change, shown before the form is filled in. */
function whyNotEditable({ phase }: DeskActivity): EditRefusal | undefined {
  if (phase === 'cancelled') return 'already-cancelled'
  return phase === 'running' || phase === 'ended' ? 'already-begun' : undefined
}

const NotEditable = ({ reason, activityId }: { reason: EditRefusal; activityId: string }) => (
  <Empty
    icon="alert"
    title={anyRefusalText(reason, undefined, now())}
    text="可以照着它再办一场。"
    action={{ label: '复制一场', go: () => replacePage('organiser/publish', { copy: activityId }) }}
  />
)
