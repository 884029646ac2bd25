/** 待审核的活动: activities of organisations that are not trusted yet. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '../../../client/phone/clock'
import { openPage } from '../../../client/phone/navigation'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import { useSession } from '../../../client/people/session'
import { useSubmissions } from '../submissions'
import { Empty } from '../../../components/empty'
import { Notice } from '../../../components/notice'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { Loading } from '../../../components/loading'
import { NotOrganiser } from '../not-organiser'
import { Submission } from './submission'
import { groupBySeries } from './together'
import './index.css'

export default function SubmissionsPage() {
  const session = useSession()
  useRefreshOnShow()
  useRefreshOnPull()
  return (
    <Page title="待审核的活动">
      {session.data?.isAdministrator ? <Submissions /> : null}
      {session.data && !session.data.isAdministrator ? <NotOrganiser session={session.data} /> : null}
      {session.data ? null : <Loading queries={[session]} shape="cards" />}
    </Page>
  )
}

function Submissions() {
  const query = useSubmissions()
  const now = useNow()
  const [done, setDone] = useState('')
  if (!query.data) return <Loading queries={[query]} shape="cards" />
  const { items, total } = query.data
  return (
    <>
      <OfflineBar queries={[query]} />
      {done ? (
        <View className="submissions-done">
          <Notice tone="ok" icon="check" isAnswer>
            {done}
          </Notice>
        </View>
      ) : null}
      {items.length === 0 ? (
        <Empty
          icon="check"
          title="没有等审核的活动"
          text="哪些组织要先审核，在工作台的“组织”里定。"
          action={{ label: '回到工作台', go: () => openPage('organiser/desk') }}
        />
      ) : null}
      <View className="stack">
        {groupBySeries(items).map((visits) => (
          <Submission key={visits[0]?.id} visits={visits} now={now} onDone={setDone} />
        ))}
      </View>
      {total > items.length ? <View className="small submissions-more">还有 {total - items.length} 场，处理完这些就会出现。</View> : null}
    </>
  )
}
