import { View } from '@tarojs/components'
import { useSeats } from '../seats'
import type { DeskActivity } from '../../../contract/activities/desk'
import { FaultNotice } from '../../../components/notice'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { isAhead } from '../is-ahead'
import { Positions } from './positions'
import { Teams } from './teams'
import { Waitlist } from './waitlist'
import './seats.css'

/** 名额与候补: seats in each position, teams, and the waitlist with reasons. */
export function Seats({ activity, now }: { activity: DeskActivity; now: number }) {
  const query = useSeats(activity.id)
  const seats = query.data
  if (activity.plan.positions.length === 0) return null
  const canChange = isAhead(activity.phase)
  return (
    <>
      <View className="desk-activity-block">
        <Section title="名额与候补" aside={`${activity.seats.taken} / ${activity.seats.capacity} 个名额`}>
          {seats ? <Positions positions={seats.positions} isAhead={canChange} now={now} /> : null}
          {query.isPending ? <Skeleton shape="rows" /> : null}
          {seats ? null : <FaultNotice of={query.error} onRetry={() => void query.refetch()} />}
        </Section>
      </View>
      {seats ? <Teams activityId={activity.id} seats={seats} canChange={canChange} now={now} /> : null}
      {seats ? <Waitlist activity={activity} seats={seats} canChange={canChange} now={now} /> : null}
    </>
  )
}
