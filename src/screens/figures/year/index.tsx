/** 年度统计 (`?scope=&year=`): four figures, then people, months and towns. Each figure opens its records. The page prints on one A4 sheet. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useNow } from '../../../client/phone/clock'
import { useRefreshOnPull } from '../../../client/wire/refresh'
import { useSession } from '../../../client/people/session'
import { useYear } from '../year-figures'
import type { SessionView } from '../../../contract/people/profile'
import { yearOf } from '../../../domain/calendar/calendar'
import { ChipBar } from '../../../components/chip-bar'
import { Empty } from '../../../components/empty'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { SelectBox } from '../../../components/select-box'
import { Loading } from '../../../components/loading'
import { NotAllowed } from '../not-allowed'
import { yearsOnOffer } from '../../../client/figures'
import { scopeOf, scopesOf } from '../scope'
import { Report } from './report'
import './index.css'
import './print.css'

export default function YearPage() {
  const session = useSession()
  useRefreshOnPull()
  return (
    <Page title="年度统计" className="year">
      {session.data ? <Scopes session={session.data} /> : <Loading queries={[session]} shape="detail" />}
    </Page>
  )
}

function Scopes({ session }: { session: SessionView }) {
  const now = useNow()
  const { params } = useRouter()
  const scopes = scopesOf(session)
  const years = yearsOnOffer(yearOf(now), Number(params['year'] ?? yearOf(now)))
  const [name, setName] = useState(params['scope'] ?? scopes[0]?.id ?? '')
  const [year, setYear] = useState(Number(params['year'] ?? yearOf(now)))
  const isAllowed = scopes.some(({ id }) => id === name)
  const query = useYear(scopeOf(name), year, isAllowed)
  if (!isAllowed) return <NotAllowed session={session} />
  return (
    <>
      <View className="year-no-print">
        <ChipBar
          id="year"
          label="年份"
          chips={years.map((one) => ({ id: String(one), name: `${one} 年` }))}
          chosen={String(year)}
          onChoose={(id) => setYear(Number(id))}
        />
        {scopes.length > 1 ? (
          <View className="year-scope">
            <SelectBox id="year-scope" label="看谁的统计" options={scopes} value={name} onChange={setName} />
          </View>
        ) : null}
      </View>
      <OfflineBar queries={[query]} />
      {query.data ? <Report scope={name} report={query.data} now={now} isAdministrator={session.isAdministrator} /> : null}
      {query.data && query.data.totals.activities + query.data.totals.turns === 0 ? (
        <Empty icon="chart" title={`${query.data.year} 年还没有记录`} text="办过活动、签过到之后，数字会自己出来。" />
      ) : null}
      {query.data ? null : <Loading queries={[query]} shape="detail" />}
    </>
  )
}
