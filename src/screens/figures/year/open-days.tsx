import { View } from '@tarojs/components'
import { openPage } from '../../../client/phone/navigation'
import type { YearReport } from '../../../contract/figures/figures'
import { Icon } from '../../../components/icon'
import { Tap } from '../../../components/tap'

export const openDaysWords = ({ openDays }: Pick<YearReport, 'openDays'>): string => `还有 ${openDays} 场活动没有结束核对，数字可能还会变。`

/** Link to the visits whose day is not closed. Nothing when all are. */
export const OpenDays = ({ scope, report }: { scope: string; report: YearReport }) =>
  report.openDays === 0 ? null : (
    <Tap
      id="open-days"
      className="year-people ruled"
      role="link"
      onTap={() =>
        openPage('figures/figure-records', { scope, year: String(report.year), kind: 'activities', title: '没有结束核对的', open: 'yes' })
      }
    >
      <View className="year-people-words">{openDaysWords(report)}看是哪几场</View>
      <Icon name="right" />
    </Tap>
  )
