/** 现场签到: the on-site list. It works with the attendance list on the phone, without a network. A mark is stored before it is shown. */
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { clockOffset, useNow } from '../../../client/phone/clock'
import { type OnSite, useOnSite } from '../../../client/attendance/on-site'
import { useRefreshOnPull, useRefreshOnShow } from '../../../client/wire/refresh'
import { scanAhead } from '../../../client/phone/scan-ahead'
import type { AttendanceList } from '../../../contract/attendance/attendance'
import type { HeadCount } from '../../../domain/attendance/head-count'
import { PLAUSIBLE_MARGIN } from '../../../domain/activities/activity'
import { clock, dayInWords } from '../../../domain/calendar/calendar'
import { FigureRow } from '../../../components/figure-row'
import { Heading } from '../../../components/heading'
import { Notice } from '../../../components/notice'
import { NavBar } from '../../../components/nav-bar'
import { Page } from '../../../components/page'
import { clockWords } from './clock-words'
import { CheckInWays } from './doors'
import { List } from './list'
import { NoList } from './no-list'
import { countPeople, peopleOf } from './people'
import { PersonSheet } from './person-sheet'
import { Undecided } from './undecided'
import { StorageWarnings, SyncBar } from './sync-bar'
import { Troubles } from './troubles'
import { useList } from './use-list'
import './index.css'

export default function OnSitePage() {
  const id = useRouter().params['id'] ?? ''
  const onSite = useOnSite(id)
  const moment = useNow()
  useRefreshOnShow()
  useRefreshOnPull()
  useEffect(scanAhead, [])
  const { attendanceList } = onSite
  return (
    <Page title="现场签到" header={<Top onSite={onSite} />}>
      <StorageWarnings />
      {attendanceList ? null : <NoList onSite={onSite} activityId={id} />}
      <Troubles nameOf={onSite.nameOf} now={moment} />
      {attendanceList ? <Door onSite={onSite} attendanceList={attendanceList} now={moment} /> : null}
    </Page>
  )
}

/** Top of the page, with the sync bar, which is always in view. */
const Top = ({ onSite }: { onSite: OnSite }) => (
  <View className="on-site-top">
    <NavBar title="现场签到" />
    <SyncBar onSite={onSite} />
  </View>
)

function Door({ onSite, attendanceList, now }: { onSite: OnSite; attendanceList: AttendanceList; now: number }) {
  const activityId = attendanceList.activity.id
  const list = useList(activityId)
  const [shownId, setShownId] = useState<string | null>(null)
  const people = peopleOf(onSite.people, onSite.attendance, now)
  const counts = countPeople(people)
  const clockSays = clockWords(clockOffset())
  return (
    <>
      {clockSays === null ? null : (
        <Notice tone="warn" icon="clock">
          {clockSays}
        </Notice>
      )}
      <Head activity={attendanceList.activity} counts={counts} now={now} />
      {isOutsideHours(attendanceList.activity, now) ? (
        <Notice tone="warn" icon="alert">
          现在不是这场活动的时间，是不是点错了活动？现在记的先不算，要有人认定。
        </Notice>
      ) : null}
      <Undecided people={people} onAccept={(undecided) => list.decide(undecided, attendanceList.activity.startsAt, true)} />
      <CheckInWays attendanceList={attendanceList} people={people} list={list} />
      <List
        onSite={onSite}
        attendanceList={attendanceList}
        people={people}
        counts={counts}
        list={list}
        onLook={({ volunteerId }) => setShownId(volunteerId)}
      />
      <PersonSheet
        person={people.find(({ volunteerId }) => volunteerId === shownId)}
        attendanceList={attendanceList}
        onDecide={(person, counts) => list.decide([person], attendanceList.activity.startsAt, counts)}
        phoneOf={(phone) => {
          const { name = '', isOwn } = onSite.phoneOf(phone)
          return isOwn ? '我' : name
        }}
        onClose={() => setShownId(null)}
      />
    </>
  )
}

const isOutsideHours = ({ startsAt, endsAt }: AttendanceList['activity'], now: number): boolean =>
  now < startsAt - PLAUSIBLE_MARGIN || now > endsAt + PLAUSIBLE_MARGIN

/** The activity and its four counts. */
const Head = ({ activity, counts, now }: { activity: AttendanceList['activity']; counts: HeadCount; now: number }) => (
  <View className="card">
    <Heading level={2}>{activity.title}</Heading>
    <View className="small">
      {activity.place} · {dayInWords(activity.startsAt, now)} {clock(activity.startsAt)}–{clock(activity.endsAt)}
    </View>
    {activity.status === 'cancelled' ? (
      <Notice tone="warn" icon="alert">
        这场活动取消了。
      </Notice>
    ) : null}
    <View className="on-site-figures">
      <FigureRow
        figures={[
          { id: 'count-expected', label: '应到', value: String(counts.expected) },
          { id: 'count-present', label: '已到', value: String(counts.present), tone: 'ok' },
          { id: 'count-missing', label: '未到', value: String(counts.missing) },
          { id: 'count-left', label: '已退', value: String(counts.left) },
        ]}
      />
    </View>
  </View>
)
