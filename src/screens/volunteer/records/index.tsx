/** The volunteer's service records of a year (`?year=`), with the fields that the law requires, and disputes about them. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useNow } from '../../../client/phone/clock'
import { openPage } from '../../../client/phone/navigation'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import { useOwnRecords } from '../../../client/records'
import { useSession } from '../../../client/people/session'
import type { OwnRecord } from '../../../contract/records/records'
import { yearOf, inHours } from '../../../domain/calendar/calendar'
import { Button } from '../../../components/button'
import { ChipBar } from '../../../components/chip-bar'
import { Empty, Failed } from '../../../components/empty'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { Skeleton } from '../../../components/skeleton'
import { SignInInvitation } from '../not-known'
import { DisputeSheet } from './dispute-sheet'
import { RecordCard } from './record-card'
import { UnrecordedVisits } from './unrecorded'
import { yearsOnOffer } from '../../../client/figures'
import { totalMinutes } from './words'
import './index.css'

export default function RecordsPage() {
  const now = useNow()
  const requested = Number(useRouter().params['year'] ?? yearOf(now))
  const years = yearsOnOffer(yearOf(now), requested)
  const [chosen, setChosen] = useState(requested)
  const year = years.includes(chosen) ? chosen : yearOf(now)
  const session = useSession()
  const isKnown = session.data?.profile != null
  const query = useOwnRecords(year, isKnown)
  useRefreshOnShow()
  useRefreshOnPull()
  return (
    <Page title="我的服务记录">
      <OfflineBar queries={[query]} />
      {session.data && !isKnown ? <SignInInvitation session={session.data} /> : null}
      {isKnown ? (
        <>
          <ChipBar
            id="year"
            label="年份"
            chips={years.map((one) => ({ id: String(one), name: `${one} 年` }))}
            chosen={String(year)}
            onChoose={(id) => setChosen(Number(id))}
          />
          {query.data ? <Year year={year} records={query.data} now={now} /> : null}
        </>
      ) : null}
      {session.isPending || (isKnown && query.isPending) ? <Skeleton shape="rows" /> : null}
      {!query.data && (query.isError || (session.isError && !session.data)) ? (
        <Failed
          error={query.error ?? session.error}
          onRetry={() => {
            void session.refetch()
            if (isKnown) void query.refetch()
          }}
          wayBack={{ label: '回到我的', go: () => openPage('main/me') }}
        />
      ) : null}
    </Page>
  )
}

function Year({ year, records, now }: { year: number; records: OwnRecord[]; now: number }) {
  const [disputed, setDisputed] = useState<{ activityId: string; title: string } | null>(null)
  return (
    <>
      <View className="card records-total">
        <View className="records-figure">
          <View id="total-hours" className="numeral records-number">
            {inHours(totalMinutes(records))}
          </View>
          <View className="small">服务小时</View>
        </View>
        <View className="records-figure">
          <View className="numeral records-number">{String(records.length)}</View>
          <View className="small">场活动</View>
        </View>
      </View>
      {records.length === 0 ? <Empty icon="medal" title={`${year} 年还没有服务记录`} text="到场签到之后，记录会出现在这里。" /> : null}
      {records.map((record) => (
        <RecordCard key={record.activityId} record={record} now={now} onDispute={() => setDisputed(record)} />
      ))}
      <UnrecordedVisits records={records} year={year} now={now} onDispute={setDisputed} />
      {records.some(({ isClosed }) => isClosed) ? (
        <View className="records-block">
          <Button id="to-proof" icon="medal" onTap={() => openPage('volunteer/proof', { year: String(year) })}>
            {`开 ${year} 年的服务证明`}
          </Button>
        </View>
      ) : null}
      {records.length > 0 ? (
        <View className="records-block">
          <Button id="to-own-year" kind="quiet" icon="chart" onTap={() => openPage('figures/year', { scope: 'own', year: String(year) })}>
            {`看 ${year} 年的统计，导出表格`}
          </Button>
        </View>
      ) : null}
      <View className="small records-block">
        服务时间从签到算到签退，不含路上。活动结束后，由组织者核对，十个工作日内记录完。觉得不对，可以点“有异议”。
      </View>
      {disputed ? <DisputeSheet key={disputed.activityId} about={disputed} onClose={() => setDisputed(null)} /> : null}
    </>
  )
}
