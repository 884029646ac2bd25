import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { ActivityHeading } from '../../../contract/activities/activities'
import type { WaitingPlace } from '../../../contract/sign-ups'
import { momentInWords } from '../../../domain/calendar/calendar'
import { type OwnVisit, standingOf } from '../../../domain/sign-ups/own-visits'
import { categoryTone } from '../../../components/category'
import { DateBlock } from '../../../components/date-block'
import { StandingTag } from '../../../components/sign-up-tag'
import { Tap } from '../../../components/tap'
import { waitingWords } from '../../../components/waiting-words'

interface VisitRowProps {
  id?: string
  /** Sign-up, team or service record of the user. */
  of: OwnVisit & { activity: Pick<ActivityHeading, 'title'> & Partial<Pick<ActivityHeading, 'categories'>>; waiting?: WaitingPlace | null }
  /** Position, or the size of the team. */
  what: string
  now: number
  onTap: () => void
  /** Additional lines. */
  children?: ReactNode
}

/** A visit that the user goes to or was at, with its standing. */
export const VisitRow = ({ id, of, what, now, onTap, children }: VisitRowProps) => (
  <Tap id={id} className={`me-row ruled ${categoryTone(of.activity.categories ?? [])}`} role="link" onTap={onTap}>
    <View className="me-row-columns">
      <View className="me-row-day">
        <DateBlock at={of.activity.startsAt} />
      </View>
      <View className="me-row-words">
        <View className="strong">{of.activity.title}</View>
        <View className="small">{momentInWords(of.activity.startsAt, now)}</View>
        <View className="small">{what}</View>
        <StandingTag standing={standingOf(of, now)} />
        {of.waiting ? <View className="small">{waitingWords(of.waiting)}</View> : null}
        {children}
      </View>
    </View>
  </Tap>
)
