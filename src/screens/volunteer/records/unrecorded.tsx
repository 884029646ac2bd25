import { View } from '@tarojs/components'
import { useOwnMessages } from '../../../client/people/profile'
import { useOwnSignUps } from '../../../client/sign-ups'
import type { OwnRecord } from '../../../contract/records/records'
import { momentInWords } from '../../../domain/calendar/calendar'
import { Button } from '../../../components/button'
import { Section } from '../../../components/section'
import { unrecorded } from './words'

interface UnrecordedProps {
  records: readonly OwnRecord[]
  year: number
  now: number
  onDispute: (about: { activityId: string; title: string }) => void
}

/** Visits without a record, which the volunteer can dispute: they were not ticked, or were corrected to absent. */
export function UnrecordedVisits({ records, year, now, onDispute }: UnrecordedProps) {
  const signUps = useOwnSignUps().data ?? []
  const messages = useOwnMessages(true).data ?? []
  const missing = unrecorded({ signUps, messages, records }, year, now)
  if (missing.length === 0) return null
  return (
    <View className="records-block">
      <Section title="没有签到记录的活动">
        {missing.map(({ activityId, title, startsAt, correction }) => (
          <View key={activityId} className="records-missing ruled">
            <View className="records-missing-words">
              <View className="strong">{title}</View>
              <View className="small">{momentInWords(startsAt, now)}</View>
              {correction === null ? null : <View className="small">{`组织者更正过：${correction}`}</View>}
            </View>
            <Button id={`was-there-${activityId}`} kind="quiet" isSmall onTap={() => onDispute({ activityId, title })}>
              我到了现场
            </Button>
          </View>
        ))}
      </Section>
    </View>
  )
}
