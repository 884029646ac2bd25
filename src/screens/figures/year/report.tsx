import { View } from '@tarojs/components'
import { openPage } from '../../../client/phone/navigation'
import type { RecordsParams } from '../../../client/phone/pages'
import type { NamedLine, YearReport } from '../../../contract/figures/figures'
import { hoursInWords } from '../../../client/figures'
import { categoryTone } from '../../../components/category'
import { Section } from '../../../components/section'
import { Tap } from '../../../components/tap'
import { Bars } from '../bars'
import { figureInWords } from '../words'
import { Actions } from './actions'
import { CloseYear, Closed } from './closing'
import { Months } from './months'
import { Totals, declaredWords } from './totals'
import { Towns } from './towns'

interface ReportProps {
  /** Scope in the address's form: `base`, `own`, or an organisation's id. */
  scope: string
  report: YearReport
  now: number
  isAdministrator: boolean
}

/** A year's report. */
export function Report({ scope, report, now, isAdministrator }: ReportProps) {
  const year = String(report.year)
  const open = (kind: 'activities' | 'records', title: string, of: RecordsParams = {}) =>
    openPage('figures/figure-records', { scope, year, kind, title, ...of })
  const visits = (what: 'month' | 'town') => (line: NamedLine) => open('activities', line.name, { [what]: line.id })
  const isWorking = ({ activities, turns }: NamedLine) => activities > 0 || turns > 0
  return (
    <View>
      <View className="year-print-only h1">{`${report.name} ${year} 年服务统计`}</View>
      <Closed report={report} now={now} />
      <Totals report={report} onOpen={open} />
      <Actions scope={scope} report={report} />
      <View className="year-sections">
        {report.organisations.length > 0 && scope === 'base' ? (
          <Section title="各组织服务小时">
            <Bars
              id="organisation"
              unit="小时"
              bars={report.organisations
                .filter(({ minutes }) => minutes > 0)
                .sort((one, other) => other.minutes - one.minutes)
                .map(({ id, name, minutes }) => ({ id, name, value: minutes, words: hoursInWords(minutes) }))}
              onOpen={({ id, name }) => open('records', name, { organisation: id })}
            />
            {report.organisations.map(({ id, name, declared }) =>
              declared.minutes > 0 ? (
                <Tap
                  key={id}
                  id={`declared-${id}`}
                  className="year-declared"
                  role="link"
                  onTap={() => open('records', `${name} 未核实`, { organisation: id, declared: 'yes' })}
                >
                  {`${name}：${declaredWords(declared.minutes)}`}
                </Tap>
              ) : null,
            )}
            <View className="small">在几个组织的人，按服务当天定的比例算；没有定的，平均算。</View>
          </Section>
        ) : null}
        <Months months={report.months} onOpen={visits('month')} />
        <Section title="各类别场次">
          <Bars
            id="category"
            unit="场"
            bars={report.categories.filter(isWorking).map(({ id, name, activities }) => ({
              id,
              name,
              value: activities,
              words: figureInWords(activities),
              className: categoryTone([id]),
            }))}
            onOpen={({ id, name }) => open('activities', name, { category: id })}
          />
        </Section>
        <Towns towns={report.towns} onOpen={visits('town')} />
      </View>
      {isAdministrator && scope === 'base' ? <CloseYear report={report} now={now} /> : null}
    </View>
  )
}
