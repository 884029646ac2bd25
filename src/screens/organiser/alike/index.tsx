/** 可能是同一个人: pairs of people who look alike, for somebody who knows them, and joinings that can still be undone. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useNow } from '../../../client/phone/clock'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import { useSession } from '../../../client/people/session'
import type { AlikePair, JoiningView } from '../../../contract/people/alike'
import { Empty } from '../../../components/empty'
import { Loading } from '../../../components/loading'
import { Page } from '../../../components/page'
import '../../../components/person.css'
import { useAlikePeople } from '../alike'
import { NotOrganiser } from '../not-organiser'
import { JoinSheet } from './join-sheet'
import { JoiningRow } from './joining-row'
import { PairCard } from './pair-card'
import './index.css'

export default function AlikePage() {
  const session = useSession()
  useRefreshOnShow()
  useRefreshOnPull()
  return (
    <Page title="可能是同一个人">
      {session.data?.isOrganiser ? <Alike /> : null}
      {session.data && !session.data.isOrganiser ? <NotOrganiser session={session.data} /> : null}
      {session.data ? null : <Loading queries={[session]} shape="rows" />}
    </Page>
  )
}

function Alike() {
  const query = useAlikePeople()
  const [joining, setJoining] = useState<AlikePair>()
  if (!query.data) return <Loading queries={[query]} shape="rows" />
  const { pairs, total, joinings } = query.data
  return (
    <View>
      {pairs.length === 0 ? (
        <Empty icon="people" title="没有要看的" text="有两个账号同名同号，或者临时来的人后来有了账号，会出现在这里。" />
      ) : (
        <View className="small alike-words">先看两边是不是同一个人。认识本人再合并；同名的两个人，点“不是同一个人”。</View>
      )}
      {pairs.map((pair) => (
        <PairCard key={`${pair.kept.id}-${pair.joined.id}`} pair={pair} onJoin={() => setJoining(pair)} />
      ))}
      {total > pairs.length ? <View className="small alike-rest">{`还有 ${total - pairs.length} 对，看完这些再显示。`}</View> : null}
      {joinings.length > 0 ? <Joinings joinings={joinings} /> : null}
      {joining ? <JoinSheet pair={joining} onClose={() => setJoining(undefined)} /> : null}
    </View>
  )
}

function Joinings({ joinings }: { joinings: readonly JoiningView[] }) {
  const now = useNow()
  return (
    <View>
      <View className="small alike-words">七天之内合并的</View>
      <View className="card alike-joinings">
        {joinings.map((joining) => (
          <JoiningRow key={joining.id} joining={joining} now={now} />
        ))}
      </View>
    </View>
  )
}
