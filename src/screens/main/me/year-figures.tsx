import { Text, View } from '@tarojs/components'
import { useNow } from '../../../client/phone/clock'
import { openPage } from '../../../client/phone/navigation'
import { useOwnFigures } from '../../../client/people/profile'
import { yearOf, inHours } from '../../../domain/calendar/calendar'
import { Icon } from '../../../components/icon'
import { Section } from '../../../components/section'
import { Tap } from '../../../components/tap'

/** The user's figures of this year. */
export function YearFigures() {
  const year = yearOf(useNow())
  const figures = useOwnFigures(year, true).data
  if (!figures) return null
  return (
    <View className="me-block">
      <Section title={`${year} 年我的服务`}>
        <Tap id="to-records" className="me-figures" role="link" onTap={() => openPage('volunteer/records')}>
          <Figure number={String(figures.activities)} words="场活动" />
          <Figure number={inHours(figures.serviceMinutes)} words="服务小时" />
          <Icon name="right" className="me-arrow" />
        </Tap>
      </Section>
    </View>
  )
}

const Figure = ({ number, words }: { number: string; words: string }) => (
  <View className="me-figure">
    <View className="numeral me-figure-number">{number}</View>
    <Text className="small">{words}</Text>
  </View>
)
