import { View } from '@tarojs/components'
import type { NamedLine } from '../../../contract/figures/figures'
import { Section } from '../../../components/section'
import { Tap } from '../../../components/tap'
import { barLength, figureInWords } from '../words'

/** Chart of the months. Each month's number below it is a tap target. */
export function Months({ months, onOpen }: { months: readonly NamedLine[]; onOpen: (month: NamedLine) => void }) {
  const most = Math.max(...months.map(({ activities }) => activities), 1)
  return (
    <Section title="逐月场次">
      <View className="year-months-chart" aria-hidden>
        {months.map(({ id, activities }) => (
          <View key={id} className="year-months-column">
            <View
              className={`year-months-bar ${activities === most ? 'year-months-most' : ''}`}
              style={{ height: `${barLength(activities, most)}%` }}
            />
          </View>
        ))}
      </View>
      <View className="year-months-grid">
        {months.map((month) => (
          <View key={month.id} className="year-months-cell">
            <Tap
              id={`month-${month.id}`}
              className="year-chip"
              role="link"
              label={`${month.name} ${figureInWords(month.activities)} 场，看活动`}
              onTap={() => onOpen(month)}
            >
              <View className="small">{month.name}</View>
              <View className="strong">{figureInWords(month.activities)}</View>
            </Tap>
          </View>
        ))}
      </View>
    </Section>
  )
}
