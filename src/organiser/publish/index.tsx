/** Writing an activity: a new one, one like another (`?copy=`), or changing one (`?id=`). */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useVocabulary } from '../../client/activities'
import { now } from '../../client/clock'
import { useDeskActivity } from '../../client/desk'
import { goBack } from '../../client/navigation'
import { useSession } from '../../client/session'
import { dropPlan } from '../../client/writing'
import type { DeskActivity } from '../../contract/desk'
import { Failed } from '../../components/empty'
import { Refusal } from '../../components/notice'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
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
  // A text from the phone needs no source; the server compares versions when it is sent.
  const source = useDeskActivity(start ? '' : id || copy)
  const title = id ? '修改活动' : '发布活动'

  const isSourceThere = (id || copy) === '' || source.data !== undefined
  const refusal = id && source.data ? whyNotEditable(source.data) : undefined
  if (!start && session.data?.isOrganiser && isSourceThere && !refusal) {
    setStart(id && source.data ? changeOf(source.data) : newOf(key, source.data, session.data, now()))
  }
  if (start && session.data?.isOrganiser && vocabulary.data) {
    const startAgain = () => {
      dropPlan(start.kept)
      setStart(undefined)
    }
    return (
      <PublishForm
        key={start.kept.activityId}
        title={title}
        start={start}
        session={session.data}
        vocabulary={vocabulary.data}
        onStartAgain={startAgain}
      />
    )
  }
  const failed = [session, vocabulary, source].find((query) => query.isError && !query.data)
  return (
    <Page title={title}>
      {session.data && !session.data.isOrganiser ? <NotOrganiser session={session.data} /> : null}
      {refusal ? <Refusal of={refusal} /> : null}
      {failed ? (
        <Failed error={failed.error} onRetry={() => void failed.refetch()} wayBack={{ label: '返回', go: goBack }} />
      ) : session.data?.isOrganiser === false || refusal ? null : (
        <Skeleton shape="detail" />
      )}
    </Page>
  )
}

/** The server would refuse; nobody fills in a form for nothing. */
function whyNotEditable({ phase }: DeskActivity) {
  if (phase === 'cancelled') return { ok: false, reason: 'already-cancelled' } as const
  return phase === 'running' || phase === 'ended' ? ({ ok: false, reason: 'already-begun' } as const) : undefined
}
