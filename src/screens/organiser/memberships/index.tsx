/** 成员核实: volunteers who say that they belong to an organisation, for its confirmation. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import { useSession } from '../../../client/people/session'
import type { DeclaredMembership } from '../../../contract/people/memberships'
import { Empty } from '../../../components/empty'
import { Loading } from '../../../components/loading'
import { Page } from '../../../components/page'
import { useDeclaredMemberships } from '../memberships'
import { NotOrganiser } from '../not-organiser'
import { DeclaredRow } from './declared-row'
import { RefuseSheet } from './refuse-sheet'
import './index.css'

export default function MembershipsPage() {
  const session = useSession()
  useRefreshOnShow()
  useRefreshOnPull()
  return (
    <Page title="成员核实">
      {session.data?.isOrganiser ? <Memberships /> : null}
      {session.data && !session.data.isOrganiser ? <NotOrganiser session={session.data} /> : null}
      {session.data ? null : <Loading queries={[session]} shape="rows" />}
    </Page>
  )
}

function Memberships() {
  const query = useDeclaredMemberships()
  const [refusing, setRefusing] = useState<DeclaredMembership>()
  if (!query.data) return <Loading queries={[query]} shape="rows" />
  const { items, total } = query.data
  if (items.length === 0) {
    return <Empty icon="people" title="没有要核实的成员" text="有人在资料里填了您的组织，又不在名册上，会出现在这里。" />
  }
  return (
    <View>
      <View className="small memberships-words">核实以后，从本人填写那天起的服务都计入组织，也能用留给组织的名额。</View>
      <View className="card memberships-list">
        {items.map((item) => (
          <DeclaredRow key={`${item.volunteerId}-${item.organisationId}`} declared={item} onRefuse={() => setRefusing(item)} />
        ))}
        {total > items.length ? (
          <View className="small memberships-rest">{`还有 ${total - items.length} 人，核实完这些再显示。`}</View>
        ) : null}
      </View>
      {refusing ? <RefuseSheet declared={refusing} onClose={() => setRefusing(undefined)} /> : null}
    </View>
  )
}
