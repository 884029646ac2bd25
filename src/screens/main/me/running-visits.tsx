import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { openPage } from '../../../client/phone/navigation'
import { useOwnRecords } from '../../../client/records'
import type { OwnRecord } from '../../../contract/records/records'
import type { OwnSignUpView } from '../../../contract/sign-ups'
import { yearOf } from '../../../domain/calendar/calendar'
import { groupOwnVisits, mayCheckIn } from '../../../domain/sign-ups/own-visits'
import { Button } from '../../../components/button'
import { Section } from '../../../components/section'
import { VisitRow } from './visit-row'

interface RunningVisitsProps {
  signUps: readonly OwnSignUpView[]
  /** All own sign-ups: a record of one of their visits is no visit of its own. */
  known: readonly OwnSignUpView[]
  now: number
  row: (signUp: OwnSignUpView) => ReactNode
}

/** Visits that go on now, each with the way to check in or out; also those to which the user came without a sign-up. */
export function RunningVisits({ signUps, known, now, row }: RunningVisitsProps) {
  const records = useOwnRecords(yearOf(now), true).data ?? []
  const others = records.filter(({ activityId }) => known.every(({ activity }) => activity.id !== activityId)).map(visitOf)
  const walkIns = groupOwnVisits(others, now).running
  if (signUps.length + walkIns.length === 0) return null
  return (
    <View id="running-visits" className="me-block">
      <Section title="正在进行">
        {signUps.map((signUp) => (
          <View key={signUp.id}>
            {row(signUp)}
            {mayCheckIn(signUp, now) ? <CheckInButton activityId={signUp.activity.id} isIn={signUp.inAt !== null} /> : null}
          </View>
        ))}
        {walkIns.map((visit) => (
          <View key={visit.activity.id}>
            <VisitRow of={visit} what={visit.place} now={now} onTap={() => openPage('volunteer/check-in', { id: visit.activity.id })} />
            <CheckInButton activityId={visit.activity.id} isIn />
          </View>
        ))}
      </Section>
    </View>
  )
}

const CheckInButton = ({ activityId, isIn }: { activityId: string; isIn: boolean }) => (
  <View className="me-check-in">
    <Button kind="quiet" isSmall icon="check" onTap={() => openPage('volunteer/check-in', { id: activityId })}>
      {isIn ? '扫现场码签退' : '扫现场码签到'}
    </Button>
  </View>
)

/** A record of a visit without a sign-up, as a visit. */
const visitOf = ({ activityId, title, startsAt, endsAt, place, inAt, outAt }: OwnRecord) => ({
  activity: { id: activityId, title, status: 'published' as const, startsAt, endsAt },
  status: 'confirmed' as const,
  place,
  inAt,
  outAt,
})
