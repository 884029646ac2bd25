/** 待审核的活动: activities of organisations that are not trusted yet, and their changed texts and photos. */
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
import { useChanges, useWaitingPhotos } from '../changes'
import { Change } from './change'
import { groupChanges } from './change-words'
import { Photos } from './photos'
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
  const [query, changes, photos] = [useSubmissions(), useChanges(), useWaitingPhotos()]
  const queries = [query, changes, photos]
  const now = useNow()
  const [done, setDone] = useState('')
  if (!query.data || !changes.data || !photos.data) return <Loading queries={queries} shape="cards" />
  const { items, total } = query.data
  const listed = photos.data.items.reduce((sum, visit) => sum + visit.photos.length, 0)
  const left = total - items.length + changes.data.total - changes.data.items.length
  return (
    <>
      <OfflineBar queries={queries} />
      {done ? (
        <View className="submissions-done">
          <Notice tone="ok" icon="check" isAnswer>
            {done}
          </Notice>
        </View>
      ) : null}
      {total + changes.data.total + photos.data.total === 0 ? (
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
        {groupChanges(changes.data.items).map((visits) => (
          <Change key={visits[0]?.id} visits={visits} now={now} onDone={setDone} />
        ))}
        {photos.data.items.map((visit) => (
          <Photos key={visit.activityId} visit={visit} now={now} onDone={setDone} />
        ))}
      </View>
      {left > 0 ? <View className="small submissions-more">还有 {left} 场，处理完这些就会出现。</View> : null}
      {photos.data.total > listed ? (
        <View className="small submissions-more">还有 {photos.data.total - listed} 张照片，处理完这些就会出现。</View>
      ) : null}
    </>
  )
}
