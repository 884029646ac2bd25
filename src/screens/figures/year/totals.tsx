import { View } from '@tarojs/components'
import { hoursInWords } from '../../../client/figures'
import type { RecordsParams } from '../../../client/phone/pages'
import type { YearReport } from '../../../contract/figures/figures'
import { Icon } from '../../../components/icon'
import { Tap } from '../../../components/tap'
import { FIGURES, figureInWords } from '../words'

interface TotalsProps {
  report: YearReport
  onOpen: (kind: 'activities' | 'records', title: string, of?: RecordsParams) => void
}

/** The four main figures, which open their records, the number of people, and an organisation's unconfirmed service. */
export function Totals({ report, onOpen }: TotalsProps) {
  const declared = report.organisations.reduce((sum, line) => sum + line.declared.minutes, 0)
  return (
    <View className="card year-totals">
      <View className="year-figures">
        {FIGURES.map(({ id, label, words, opens }) => (
          <View key={id} className="year-figure">
            <Tap id={`total-${id}`} className="year-figure-tap" role="link" onTap={() => onOpen(opens, label)}>
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
      {declared > 0 && report.organisations.length === 1 ? (
        <Tap id="total-declared" className="year-people ruled" role="link" onTap={() => onOpen('records', '未核实', { declared: 'yes' })}>
          <View className="year-people-words">{declaredWords(declared)}</View>
          <Icon name="right" />
        </Tap>
      ) : null}
    </View>
  )
}

/** Service of people whom their organisation has not confirmed, which is not in the figures above. */
export const declaredWords = (minutes: number): string => `另有 ${hoursInWords(minutes)} 小时未核实：本人填了，组织还没有核实`

/** Explanation of a fractional number of people, which comes from people in several organisations. */
const peopleWords = ({ totals: { people } }: YearReport): string =>
  Number.isInteger(people)
    ? `一共 ${figureInWords(people)} 人参加，同一个人只算一次`
    : `一共 ${figureInWords(people)} 人参加，跨组织的人按份额折算`
