import { View } from '@tarojs/components'
import type { YearReport } from '../../../contract/figures/figures'
import { Icon } from '../../../components/icon'
import { Tap } from '../../../components/tap'
import { FIGURES, figureInWords } from '../words'

/** The four main figures, which open their records, and the number of people. */
export function Totals({ report, onOpen }: { report: YearReport; onOpen: (kind: 'activities' | 'records', title: string) => void }) {
  return (
    <View className="card year-totals">
      <View className="year-figures">
        {FIGURES.map(({ id, label, words, opens }) => (
          <View key={id} className="year-figure">
            <Tap
              id={`total-${id}`}
              className="year-figure-tap"
              role="link"
              label={`${words(report.totals)} ${label}，看明细`}
              onTap={() => onOpen(opens, label)}
            >
              <View className="numeral year-number">{words(report.totals)}</View>
              <View className="small">{label}</View>
            </Tap>
          </View>
        ))}
      </View>
      <Tap id="total-people" className="year-people ruled" role="link" onTap={() => onOpen('records', '参加的人')}>
        <View className="year-people-words">{peopleWords(report)}</View>
        <Icon name="right" />
      </Tap>
    </View>
  )
}

/** Explanation of a fractional number of people, which comes from people in several organisations. */
const peopleWords = ({ totals: { people } }: YearReport): string =>
  Number.isInteger(people)
    ? `一共 ${figureInWords(people)} 人参加，同一个人只算一次`
    : `一共 ${figureInWords(people)} 人参加，跨组织的人按份额折算`
