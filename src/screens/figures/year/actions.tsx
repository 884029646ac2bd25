import { View } from '@tarojs/components'
import { openPage } from '../../../client/phone/navigation'
import { printPage } from '../../../client/phone/save-file'
import { useExportYear } from '../year-figures'
import type { YearReport } from '../../../contract/figures/figures'
import { Button } from '../../../components/button'
import { AnyRefusal } from '../../../components/any-refusal'
import { FaultNotice, Notice } from '../../../components/notice'
import { scopeOf } from '../scope'
import { OpenDays } from './open-days'

interface ActionsProps {
  scope: string
  report: YearReport
}

/** Actions on the year: export, print, scores, audit log. */
export function Actions({ scope, report }: ActionsProps) {
  const file = useExportYear()
  const exportYear = () => file.mutate({ scope: scopeOf(scope), year: report.year })
  const year = String(report.year)
  return (
    <View className="year-block year-no-print">
      <View className="year-actions">
        <Button id="export-year" isSmall icon="chart" isPending={file.isPending} pendingText="正在做表格…" onTap={exportYear}>
          导出表格
        </Button>
        {process.env.TARO_ENV === 'h5' ? (
          <Button id="print-year" kind="quiet" isSmall icon="copy" onTap={printPage}>
            打印
          </Button>
        ) : null}
        {scope === 'own' ? null : (
          <Button id="to-scores" kind="quiet" isSmall icon="medal" onTap={() => openPage('figures/scores', { year })}>
            考核计分
          </Button>
        )}
        {scope === 'own' ? null : (
          <Button id="to-audit" kind="quiet" isSmall icon="history" onTap={() => openPage('figures/audit')}>
            操作记录
          </Button>
        )}
      </View>
      {file.data?.ok ? (
        <Notice tone="ok" icon="check" isAnswer>{`表格做好了：${file.data.name}，${file.data.rows} 条记录。`}</Notice>
      ) : null}
      <AnyRefusal of={file.data} />
      <FaultNotice of={file.error} onRetry={exportYear} />
      {scope === 'own' ? null : <OpenDays scope={scope} report={report} />}
    </View>
  )
}
