/** Records behind a figure of a year (`?scope=&year=&kind=`, filtered by month, category, town, organisation or part), paged. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useNow } from '../../../client/phone/clock'
import { openPage } from '../../../client/phone/navigation'
import { useYearActivities, useYearRecords } from '../year-figures'
import { useSession } from '../../../client/people/session'
import type { YearActivity, YearRecord } from '../../../contract/figures/figures'
import { clock, inHours, momentInWords, yearOf } from '../../../domain/calendar/calendar'
import { Empty, Failed } from '../../../components/empty'
import { Page } from '../../../components/page'
import { Skeleton } from '../../../components/skeleton'
import { Tap } from '../../../components/tap'
import { More } from '../more'
import { NotAllowed } from '../not-allowed'
import { scopeOf, scopesOf } from '../scope'
import { titleIn } from '../title'
import { figureInWords } from '../words'
import { recordFilterOf } from './record-filter'
import './index.css'

export default function RecordsPage() {
  const { params } = useRouter()
  const now = useNow()
  const session = useSession()
  const scope = params['scope'] ?? 'own'
  const isActivities = params['kind'] === 'activities'
  const of = { scope: scopeOf(scope), year: Number(params['year'] ?? yearOf(now)), ...recordFilterOf(params) }
  const isAllowed = session.data !== undefined && scopesOf(session.data).some(({ id }) => id === scope)
  const records = useYearRecords(of, isAllowed && !isActivities)
  const activities = useYearActivities(of, isAllowed && isActivities)
  const query = isActivities ? activities : records
  const title = titleIn(params) ?? '统计明细'
  return (
    <Page title={`${of.year} 年 · ${title}`}>
      {session.data && !isAllowed ? <NotAllowed session={session.data} /> : null}
      {of.kept === undefined ? null : <View className="small">封存时的记录，后来的更正不在里面。</View>}
      <View className="stack">
        {isActivities
          ? activities.data?.pages.flatMap(({ items }) =>
              items.map((item) => (
                <ActivityRow key={item.activityId} activity={item} page={of.open ? 'day/review' : 'main/activity'} now={now} />
              )),
            )
          : records.data?.pages.flatMap(({ items }) =>
              items.map((item) => <RecordRow key={`${item.activityId} ${item.volunteerId}`} record={item} now={now} />),
            )}
      </View>
      {query.data && query.data.pages[0]?.items.length === 0 ? (
        <Empty icon="chart" title="没有记录" text="这个数字背后还没有活动或签到。" />
      ) : null}
      <More id="more-records" query={query} />
      {session.isPending || (isAllowed && query.isPending) ? <Skeleton shape="rows" /> : null}
      {query.isError ? <Failed error={query.error} onRetry={() => void query.refetch()} /> : null}
    </Page>
  )
}

const open = (activityId: string) => openPage('main/activity', { id: activityId })

interface ActivityRowProps {
  activity: YearActivity
  /** The page that it opens: its review for a day that is not closed. */
  page: 'main/activity' | 'day/review'
  now: number
}

const ActivityRow = ({ activity, page, now }: ActivityRowProps) => (
  <Tap className="card figure-records-row" role="link" onTap={() => openPage(page, { id: activity.activityId })}>
    <View className="strong">{activity.title}</View>
    <View className="small">{`${momentInWords(activity.startsAt, now)}，${activity.town ?? '未写乡镇'}，${activity.hosts.join('、')}`}</View>
    <View className="small">
      {`${activity.turns} 人次，${inHours(activity.minutes)} 小时，${activity.served === null ? '还没有写受益群众' : `受益群众 ${figureInWords(activity.served)}`}`}
    </View>
  </Tap>
)

const RecordRow = ({ record, now }: { record: YearRecord; now: number }) => (
  <Tap className="card figure-records-row" role="link" onTap={() => open(record.activityId)}>
    <View className="ends">
      <View className="strong ends-first">{record.name}</View>
      <View className="numeral">{record.minutes === null ? '时长待定' : `${inHours(record.minutes)} 小时`}</View>
    </View>
    <View className="small">{`${record.title}，${record.town ?? '未写乡镇'}`}</View>
    <View className="small">
      {`${momentInWords(record.inAt, now)} 到，${record.outAt === null ? '没有签退' : `${clock(record.outAt)} 走`}${shareWords(record)}`}
    </View>
  </Tap>
)

/** For a volunteer of several organisations, the share that counts here; otherwise the volunteer's organisations. */
const shareWords = ({ share, organisations }: YearRecord): string =>
  share < 1 ? `，这里算 ${Math.round(share * 100)}%` : organisations.length > 0 ? `，${organisations.join('、')}` : ''
