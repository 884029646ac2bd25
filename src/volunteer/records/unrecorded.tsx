import { View } from '@tarojs/components'
import type { OwnRecord } from '../../contract/records'
import type { OwnSignUpView } from '../../contract/sign-ups'
import { momentInWords } from '../../domain/calendar'
import { Button } from '../../components/button'
import { Section } from '../../components/section'
import { unrecorded } from './words'

interface UnrecordedProps {
  signUps: readonly OwnSignUpView[]
  records: readonly OwnRecord[]
  year: number
  now: number
  onDispute: (about: { activityId: string; title: string }) => void
}

/** Whoever came and was not ticked has no record to object to: here they can say that they were there. */
export function Unrecorded({ signUps, records, year, now, onDispute }: UnrecordedProps) {
  const missing = unrecorded(signUps, records, year, now)
  if (missing.length === 0) return null
  return (
    <View className="records-block">
      <Section title="没有签到记录的报名">
        {missing.map(({ id, activity }) => (
          <View key={id} className="record-missing ruled">
            <View className="record-missing-words">
              <View className="strong">{activity.title}</View>
              <View className="small">{momentInWords(activity.startsAt, now)}</View>
            </View>
            <Button
              id={`was-there-${activity.id}`}
              kind="quiet"
              isSmall
              onTap={() => onDispute({ activityId: activity.id, title: activity.title })}
            >
              我到了现场
            </Button>
          </View>
        ))}
      </Section>
    </View>
  )
}
