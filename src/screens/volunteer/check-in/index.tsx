/**
 * Check-in and check-out by the venue's code (`?id=<activity>`), scanned or typed, even without a network or
 * a sign-up. Opened from the ticket, the page knows the visit without a request.
 */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { useActivity, useKnownCard } from '../../../client/activities/activities'
import { useNow } from '../../../client/phone/clock'
import { Fault } from '../../../client/wire/fault'
import { openPage } from '../../../client/phone/navigation'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import { scanAhead } from '../../../client/phone/scan-ahead'
import { useOwnRecords } from '../../../client/records'
import { useSession } from '../../../client/people/session'
import { useOwnSignUps } from '../../../client/sign-ups'
import { PLAUSIBLE_MARGIN } from '../../../domain/activities/activity'
import { yearOf } from '../../../domain/calendar/calendar'
import { categoryTone } from '../../../components/category'
import { Failed } from '../../../components/empty'
import { Notice } from '../../../components/notice'
import { Page } from '../../../components/page'
import { SignInInvitation } from '../not-known'
import { CodeEntry } from './code-entry'
import { OwnMarks } from './own-marks'
import { useCheckIn } from './use-check-in'
import { VisitHead } from './visit-head'
import './index.css'

export default function CheckInPage() {
  const { id = '' } = useRouter().params
  const session = useSession().data
  const ownSignUps = useOwnSignUps().data ?? []
  const signUp = ownSignUps.find((own) => own.activity.id === id && own.status === 'confirmed')
  const detail = useActivity(id).data
  const card = useKnownCard(id)
  const now = useNow()
  const checking = useCheckIn(id)
  useEffect(scanAhead, [])
  useRefreshOnShow()
  useRefreshOnPull()
  const visit = signUp?.activity ?? detail ?? card
  // A volunteer without a sign-up has no ticket, so the times come from the record.
  const records = useOwnRecords(yearOf(visit?.startsAt ?? now), session?.profile != null && !signUp).data
  const known = signUp ?? records?.find(({ activityId }) => activityId === id)
  const cameAt = known?.inAt ?? checking.cameAt
  const isOutsideHours = visit !== undefined && (now < visit.startsAt - PLAUSIBLE_MARGIN || now > visit.endsAt + PLAUSIBLE_MARGIN)
  if (id === '') {
    return (
      <Page title="现场签到">
        <Failed error={new Fault('not-found')} onRetry={() => undefined} wayBack={{ label: '看我的报名', go: () => openPage('main/me') }} />
      </Page>
    )
  }
  return (
    <Page title="现场签到" className={categoryTone(visit?.categories ?? [])}>
      {visit ? <VisitHead visit={visit} inAt={known?.inAt ?? null} outAt={known?.outAt ?? null} now={now} /> : null}
      {visit?.status === 'cancelled' ? (
        <Notice tone="warn" icon="alert">
          这场活动取消了。
        </Notice>
      ) : isOutsideHours ? (
        <Notice tone="warn" icon="clock">
          现在不是这场活动的时间。扫了也会记下，但组织者会核对。
        </Notice>
      ) : null}
      {session ? <SignInInvitation session={session} words="还不知道您的姓名。现在签到会先存在本机，填写资料后送达。" /> : null}
      {session?.isSignedIn === false ? null : <CodeEntry checking={checking} cameAt={cameAt} now={now} />}
      <OwnMarks checking={checking} now={now} />
      <View className="small check-in-help">现场码在组织者的手机上，每 30 秒换一个。没有现场码，请组织者扫您的签到码，或报姓名签到。</View>
    </Page>
  )
}
