/** An activity for its organisers: state, people and actions. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useNow } from '../../../client/phone/clock'
import { useDeskActivity } from '../../../client/activities/desk'
import { openPage } from '../../../client/phone/navigation'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import type { DeskActivity } from '../../../contract/activities/desk'
import { spanInWords } from '../../../domain/calendar/calendar'
import { categoryTone } from '../../../components/category'
import { Notice } from '../../../components/notice'
import { OfflineBar } from '../../../components/offline-bar'
import { Page } from '../../../components/page'
import { PhaseTag } from '../../../components/phase-tag'
import { SeatMeter } from '../../../components/seat-meter'
import { Loading } from '../../../components/loading'
import { CardFace } from '../card-face'
import { Gaps } from '../gaps'
import { isAhead } from '../is-ahead'
import { Actions } from './actions'
import { People } from './people'
import { Seats } from './seats'
import './index.css'

const toDesk = { label: '回到工作台', go: () => openPage('organiser/desk') }

export default function DeskActivityPage() {
  const id = useRouter().params['id'] ?? ''
  const query = useDeskActivity(id)
  const now = useNow()
  useRefreshOnShow()
  useRefreshOnPull()
  const activity = query.data
  if (!activity) {
    return (
      <Page title="活动管理">
        <Loading queries={[query]} isBroken={id === ''} shape="detail" wayBack={toDesk} />
      </Page>
    )
  }
  return (
    <Page title="活动管理" className={categoryTone(activity.categories)}>
      <OfflineBar queries={[query]} />
      <Head activity={activity} now={now} />
      <Actions activity={activity} />
      <Seats activity={activity} now={now} />
      <People activity={activity} />
    </Page>
  )
}

function Head({ activity, now }: { activity: DeskActivity; now: number }) {
  const { phase, seats, cancelReason } = activity
  return (
    <View className="card desk-activity-head">
      <CardFace
        title={activity.title}
        line={`${spanInWords(activity.startsAt, activity.endsAt, now)} · ${activity.place}`}
        startsAt={activity.startsAt}
        categories={activity.categories}
        hosts=""
        tag={<PhaseTag phase={phase} />}
      >
        {seats.capacity > 0 && phase !== 'cancelled' && phase !== 'ended' ? (
          <View className="desk-activity-head-seats">
            <SeatMeter seats={seats} />
            <Gaps gaps={isAhead(phase) ? activity.gaps : []} />
          </View>
        ) : null}
      </CardFace>
      {cancelReason ? (
        <View className="desk-activity-head-reason">
          <Notice tone="plain" icon="alert">
            取消原因：{cancelReason}
          </Notice>
        </View>
      ) : null}
    </View>
  )
}
