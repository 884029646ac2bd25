/** A series: its rule in words, its visits, and the links to change or end it. */
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useNow } from '../../../client/phone/clock'
import { openPage } from '../../../client/phone/navigation'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import { useSeries } from '../series'
import type { SeriesView } from '../../../contract/series'
import { countVisits } from '../../../domain/activities/activity'
import { momentInWords } from '../../../domain/calendar/calendar'
import { categoryTone } from '../../../components/category'
import { Heading } from '../../../components/heading'
import { Notice } from '../../../components/notice'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { Loading } from '../../../components/loading'
import { visitCountWords } from '../../../components/visit-count'
import { ruleInWords } from '../rule-words'
import { End } from './end'
import { Visits } from './visits'
import './index.css'

const toDesk = { label: '回到工作台', go: () => openPage('organiser/desk') }

export default function SeriesPage() {
  const id = useRouter().params['id'] ?? ''
  const query = useSeries(id)
  const now = useNow()
  useRefreshOnShow()
  useRefreshOnPull()
  const series = query.data
  if (!series) {
    return (
      <Page title="系列活动">
        <Loading queries={[query]} isBroken={id === ''} shape="rows" wayBack={toDesk} />
      </Page>
    )
  }
  return (
    <Page title="系列活动" className={categoryTone(series.activities[0]?.categories ?? [])}>
      <OfflineBar queries={[query]} />
      <Head series={series} now={now} />
      <Visits series={series} now={now} />
      {series.endedAt === null ? <End series={series} activityId={id} now={now} /> : null}
    </Page>
  )
}

function Head({ series: { name, plan, endedAt, activities }, now }: { series: SeriesView; now: number }) {
  const ahead = countVisits(activities.filter(({ startsAt }) => startsAt > now)).visits
  return (
    <View className="card">
      <Heading level={2}>{name}</Heading>
      <View id="series-rule" className="small">
        {ruleInWords(plan.rule)} · 共 {visitCountWords(countVisits(activities))}，还有 {ahead} 场没办
      </View>
      {endedAt === null ? null : (
        <View className="series-ended">
          <Notice tone="plain" icon="close">
            这个系列在 {momentInWords(endedAt, now)} 结束了，以后不再办。
          </Notice>
        </View>
      )}
    </View>
  )
}
