import { View } from '@tarojs/components'
import type { ActivityHeading } from '../../contract/activities/activities'
import { spanInWords } from '../../domain/calendar/calendar'
import { Heading } from '../../components/heading'

interface SourceCardProps {
  heading: Pick<ActivityHeading, 'title' | 'startsAt' | 'endsAt' | 'place'>
  /** The visit's role on this page. */
  words: string
  now: number
}

/** The visit that the page is about. */
export const SourceCard = ({ heading, words, now }: SourceCardProps) => (
  <View className="card">
    <View className="label">{words}</View>
    <Heading level={2}>{heading.title}</Heading>
    <View className="small">
      {spanInWords(heading.startsAt, heading.endsAt, now)} · {heading.place}
    </View>
  </View>
)
