import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { ActivityHeading } from '../../contract/activities/activities'
import { spanInWords } from '../../domain/calendar/calendar'
import { Heading } from '../../components/heading'
import { Icon } from '../../components/icon'
import './visit.css'

interface VisitProps {
  activity: Pick<ActivityHeading, 'title' | 'startsAt' | 'endsAt' | 'place'>
  now: number
  /** A line about the team. */
  children?: ReactNode
}

/** The team's visit: title, time and place. */
export const Visit = ({ activity, now, children }: VisitProps) => (
  <View className="card visit">
    <Heading level={2} className="visit-title">
      {activity.title}
    </Heading>
    <View className="visit-fact">
      <Icon name="calendar" className="visit-icon" />
      <View className="visit-words">{spanInWords(activity.startsAt, activity.endsAt, now)}</View>
    </View>
    <View className="visit-fact">
      <Icon name="pin" className="visit-icon" />
      <View className="visit-words">{activity.place}</View>
    </View>
    {children}
  </View>
)

/** The team's organisation and leader. */
export const VisitTeam = ({ words }: { words: string }) => (
  <View className="visit-fact">
    <Icon name="people" className="visit-icon" />
    <View className="visit-words">{words}</View>
  </View>
)
