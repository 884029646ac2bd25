import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { ActivityHeading } from '../../../contract/activities/activities'
import type { WaitingPlace } from '../../../contract/sign-ups'
import { momentInWords } from '../../../domain/calendar/calendar'
import type { SignUpStatus } from '../../../domain/sign-ups/sign-up'
import { categoryTone } from '../../../components/category'
import { DateBlock } from '../../../components/date-block'
import { SignUpTag } from '../../../components/sign-up-tag'
import { Tap } from '../../../components/tap'
import { waitingWords } from '../../../components/waiting-words'

interface VisitRowProps {
  id?: string
  /** Sign-up or team of the user. */
  of: { activity: ActivityHeading; status: SignUpStatus; waiting: WaitingPlace | null }
  /** Position, or the size of the team. */
  what: string
  now: number
  onTap: () => void
  /** Additional lines. */
  children?: ReactNode
}

/** A visit that the user goes to, with the status of the sign-up. */
export const VisitRow = ({ id, of: { activity, status, waiting }, what, now, onTap, children }: VisitRowProps) => (
  <Tap id={id} className={`me-row ruled ${categoryTone(activity.categories)}`} role="link" onTap={onTap}>
    <View className="me-row-columns">
      <View className="me-row-day">
        <DateBlock at={activity.startsAt} />
      </View>
      <View className="me-row-words">
        <View className="strong">{activity.title}</View>
        <View className="small">{momentInWords(activity.startsAt, now)}</View>
        <View className="small">{what}</View>
        <SignUpTag status={status} />
        {waiting ? <View className="small">{waitingWords(waiting)}</View> : null}
        {children}
      </View>
    </View>
  </Tap>
)
